import { createParser } from 'eventsource-parser'
import type { Outcome } from '../../app/_client/outcome.ts'
import type { Source } from '../../app/_client/stream-reader.ts'
import type { Outlet } from '../../server/outlet.ts'
import type { VirtualClock } from './clock.ts'
import type { Random } from './random.ts'

/** A bad network between one client and the server: it loses, delays, repeats and reorders, by chance. */
export type Network = {
  /** Asks the server; what it answers may be late, or lost, or the asking may have happened twice. */
  ask<T>(serve: () => Promise<Outcome<T>>): Promise<Outcome<T>>
  /** Opens a stream: what the server writes arrives as a browser would tell it. */
  stream(open: (outlet: Outlet) => void): Source
  /** All streams end, as when the network changes. */
  cut(): void
}

export type NetworkOptions = {
  readonly clock: VirtualClock
  readonly random: Random
  /** Whether it is bad now. */
  readonly isBad: () => boolean
}

type Listener = Parameters<Source['addEventListener']>[1]

export function createNetwork({ clock, random, isBad }: NetworkOptions): Network {
  const lines = new Set<() => void>()
  const latency = () => 1 + random.below(isBad() ? 120 : 15)
  const wait = (ms: number) => new Promise<void>((resolve) => clock.after(ms, resolve))

  return {
    ask: async (serve) => {
      await wait(latency())
      if (isBad() && random.percent(15)) {
        await wait(400)
        return { kind: 'lost' }
      }
      // A proxy that repeats what it thinks was lost: the first asking may even come second.
      if (isBad() && random.percent(15)) clock.after(random.below(400), () => void serve())
      const answer = await serve()
      await wait(latency())
      return isBad() && random.percent(15) ? { kind: 'lost' } : answer
    },

    stream: (open) => {
      const listeners = new Map<string, Listener[]>()
      let isOpen = true
      let isStalled = false
      let clearAt = 0
      let closed = () => {}
      const tell = (type: string, event: Parameters<Listener>[0]) => {
        if (!isOpen) return
        for (const listener of listeners.get(type) ?? []) listener(event)
      }
      const end = () => {
        if (!isOpen) return
        lines.delete(cut)
        tell('error', {})
        isOpen = false
        closed()
      }
      const cut = () => void clock.after(latency(), end)
      lines.add(cut)

      const parser = createParser({
        onEvent: ({ event = 'message', data, id }) => {
          if (isStalled || (isBad() && random.percent(3))) return
          // In order, unless the network is bad: then some overtake, and some come twice.
          clearAt = Math.max(clearAt, clock.now() + latency())
          const isStray = isBad() && random.percent(10)
          const at = isStray ? clock.now() + latency() : clearAt
          const deliver = () => tell(event, id === undefined ? { data } : { data, lastEventId: id })
          clock.after(at - clock.now(), deliver)
          if (isBad() && random.percent(8)) clock.after(at - clock.now() + random.below(300), deliver)
        },
      })
      const outlet: Outlet = {
        get destroyed() {
          return !isOpen
        },
        writableEnded: false,
        writeHead: (status) => {
          if (status !== 200) cut()
        },
        write: (bytes) => {
          if (isBad() && random.percent(2)) cut()
          if (isBad() && random.percent(1)) isStalled = true
          parser.feed(typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString())
          return true
        },
        end: cut,
        destroy: cut,
        onClose: (act) => {
          closed = act
        },
        onceDrained: () => {},
      }
      clock.after(latency(), () => isOpen && open(outlet))
      return {
        addEventListener: (type, listener) => listeners.set(type, [...(listeners.get(type) ?? []), listener]),
        close: () => {
          if (!isOpen) return
          isOpen = false
          lines.delete(cut)
          clock.after(latency(), () => closed())
        },
      }
    },

    cut: () => {
      for (const cut of lines) cut()
    },
  }
}
