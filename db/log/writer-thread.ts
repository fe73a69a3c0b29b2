import { Worker } from 'node:worker_threads'
import type { Committed, Done, Job, Ready } from './writer-job.ts'

/** The writer, as the rest of the process sees it. */
export type WriterThread = {
  /** Hands over a job; what it answers as `done` is on disk. Never rejects. */
  run(job: WithoutId<Job>): Promise<Done>
  close(): Promise<void>
}

/** Told of each group commit: how many jobs it held, and how many milliseconds it took. */
export type OnCommit = (jobs: number, ms: number) => void

type WithoutId<J> = J extends unknown ? Omit<J, 'id'> : never

/** Starts the writer's thread on a file that has its tables. */
export async function startWriter(file: string, onCommit: OnCommit): Promise<WriterThread> {
  // Bundled, the writer lies beside the server.
  const program = import.meta.url.endsWith('.ts') ? './writer.ts' : './writer.mjs'
  const thread = new Worker(new URL(program, import.meta.url), { workerData: { file } })
  const waiting = new Map<number, (done: Done) => void>()
  let outgoing: Job[] = []
  let nextId = 1
  let failure: string | null = null

  const failAll = (message: string) => {
    failure ??= message
    for (const [id, answer] of waiting) answer({ id, kind: 'unknown', message })
    waiting.clear()
  }
  const settle = ({ jobs, ms }: Committed) => {
    onCommit(jobs.length, ms)
    for (const done of jobs) {
      const answer = waiting.get(done.id)
      waiting.delete(done.id)
      answer?.(done)
    }
  }
  thread.on('error', (error) => failAll(String(error)))
  thread.on('exit', () => failAll('the writer has ended'))
  await new Promise<void>((resolve, reject) => {
    thread.once('error', reject)
    thread.on('message', (message: Committed | Ready) => {
      if (message.kind === 'ready') resolve()
      else settle(message)
    })
  })

  const flush = () => {
    thread.postMessage(outgoing)
    outgoing = []
  }
  const run: WriterThread['run'] = (job) =>
    new Promise((resolve) => {
      const id = nextId++
      if (failure !== null) return resolve({ id, kind: 'unknown', message: failure })
      waiting.set(id, resolve)
      // What comes in one turn of the loop goes over together: groups are larger, and the writer wakes less often.
      if (outgoing.push({ id, ...job }) === 1) setImmediate(flush)
    })
  return {
    run,
    close: async () => {
      const ended = new Promise((resolve) => thread.once('exit', resolve))
      await run({ kind: 'close' })
      await ended
    },
  }
}
