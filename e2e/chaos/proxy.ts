import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import type { Random } from '../simulation/random.ts'
import type { Harm } from './plan.ts'

/** A proxy that does harm when it is told to. It knows bytes only, so whatever goes through it may be hit anywhere. */
export type ChaosProxy = {
  readonly base: string
  /** How many connections it did what to. */
  readonly hit: Readonly<Record<Harm['kind'], number>>
  harm(harm: Harm): void
  /** From here on everything passes. */
  calm(): void
  close(): Promise<void>
}

/** A harm that lasts. */
type Weather = {
  readonly kind: 'stall' | 'delay'
  readonly percent: number
  readonly lateMs: number
  readonly over: Promise<void>
  end(): void
}
type Line = { readonly client: Socket; readonly behind: Socket; readonly under: Set<Weather>; isToBeCut: boolean }

export async function startChaosProxy(port: number, random: Random): Promise<ChaosProxy> {
  const lines = new Set<Line>()
  const weathers = new Set<Weather>()
  const hit: Record<Harm['kind'], number> = { cut: 0, reset: 0, stall: 0, delay: 0 }

  const meets = (line: Line, weather: Weather) => {
    if (!random.percent(weather.percent)) return
    hit[weather.kind] += 1
    line.under.add(weather)
  }

  const server = createServer((client) => {
    const behind = connect(port, '127.0.0.1')
    const line: Line = { client, behind, under: new Set(), isToBeCut: false }
    lines.add(line)
    for (const weather of weathers) meets(line, weather)
    for (const end of [client, behind]) {
      end.setNoDelay(true)
      end.on('error', () => {})
      end.on('close', () => {
        lines.delete(line)
        client.destroy()
        behind.destroy()
      })
    }
    pass(line, client, behind)
    pass(line, behind, client)
  })

  const pass = (line: Line, from: Socket, to: Socket) => {
    from.on('end', () => to.end())
    from.on('data', (chunk: Buffer) => {
      from.pause()
      void clear(line).then(() => {
        if (line.isToBeCut && from === line.behind)
          return to.end(chunk.subarray(0, chunk.length >> 1), () => from.destroy())
        to.write(chunk)
        from.resume()
      })
    })
  }

  /** Waits until a line's stalls are over, and as long as it is made late. */
  const clear = async ({ under }: Line) => {
    for (const weather of under) if (weather.kind === 'stall') await weather.over
    let lateMs = 0
    for (const weather of under) lateMs += random.below(weather.lateMs + 1)
    if (lateMs > 0) await new Promise((resolve) => setTimeout(resolve, lateMs))
  }

  const begin = (kind: Weather['kind'], percent: number, lastsMs: number, lateMs: number) => {
    const { promise: over, resolve } = Promise.withResolvers<void>()
    const end = () => {
      clearTimeout(timer)
      weathers.delete(weather)
      for (const { under } of lines) under.delete(weather)
      resolve()
    }
    const timer = setTimeout(() => end(), lastsMs)
    const weather: Weather = { kind, percent, lateMs, over, end }
    weathers.add(weather)
    for (const line of lines) meets(line, weather)
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const calm = () => {
    for (const weather of weathers) weather.end()
    for (const line of lines) line.isToBeCut = false
  }
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hit,
    harm: (harm) => {
      if (harm.kind === 'stall') return begin(harm.kind, harm.percent, harm.lastsMs, 0)
      if (harm.kind === 'delay') return begin(harm.kind, harm.percent, harm.lastsMs, harm.lateMs)
      for (const line of lines) {
        if (!random.percent(harm.percent)) continue
        hit[harm.kind] += 1
        if (harm.kind === 'cut') line.isToBeCut = true
        else line.client.resetAndDestroy()
      }
    },
    calm,
    close: () =>
      new Promise((resolve) => {
        calm()
        server.close(() => resolve())
        for (const { client } of lines) client.destroy()
      }),
  }
}
