import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A real server on a free port, with a data folder of its own. */
export type TestServer = {
  readonly base: string
  readonly port: number
  readonly dataDir: string
  /** What it has written to its standard streams. */
  output(): string
  readonly pid: () => number
  /** SIGKILL: nothing is finished. */
  kill(): Promise<void>
  /** SIGTERM, and the milliseconds until it was gone. */
  stop(): Promise<{ ms: number; code: number | null }>
  /** Starts again on the same data and port. */
  start(): Promise<void>
  /** Ends it and removes its data. */
  close(): Promise<void>
}

export type ServerOptions = {
  readonly env?: Record<string, string>
  readonly dataDir?: string
  /** The folder of the project to run; this one unless a copy with a fault is meant. */
  readonly cwd?: string
  /** Runs it under another program, as `strace`. */
  readonly under?: readonly string[]
}

const startMs = 30_000

export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const { env = {}, cwd = process.cwd(), under = [] } = options
  const port = await freePort()
  const dir = mkdtempSync(join(tmpdir(), 'tandem-data-'))
  const dataDir = options.dataDir ?? join(dir, 'data')
  const base = `http://localhost:${port}`
  let child: ChildProcess | null = null
  let output = ''

  const start = async () => {
    const command = [...under, process.execPath, '.next/tandem/main.mjs']
    const started = spawn(command[0] ?? '', command.slice(1), {
      cwd,
      env: { ...process.env, NODE_ENV: 'production', PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child = started
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`the server did not start:\n${output}`)), startMs)
      const read = (chunk: Buffer) => {
        output += chunk
        if (!output.includes('Tandem is ready')) return
        clearTimeout(timer)
        resolve()
      }
      output = ''
      started.stdout.on('data', read)
      started.stderr.on('data', read)
      started.on('exit', (code) => {
        clearTimeout(timer)
        reject(new Error(`the server ended with ${code}:\n${output}`))
      })
    })
  }
  const end = async (signal: NodeJS.Signals) => {
    const ending = child
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return null
    const code = new Promise<number | null>((resolve) => ending.once('exit', resolve))
    ending.kill(signal)
    return code
  }

  const server: TestServer = {
    base,
    port,
    dataDir,
    output: () => output,
    pid: () => child?.pid ?? 0,
    start,
    kill: async () => void (await end('SIGKILL')),
    stop: async () => {
      const began = performance.now()
      const code = await end('SIGTERM')
      return { ms: performance.now() - began, code }
    },
    close: async () => {
      await end('SIGKILL')
      rmSync(dir, { recursive: true, force: true })
    },
  }
  await start().catch(async (error: unknown) => {
    await server.close()
    throw error
  })
  return server
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
