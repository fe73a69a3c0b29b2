import { parentPort, workerData } from 'node:worker_threads'
import { openForReading } from '../log/open.ts'
import { isDamaged, removeMade } from '../made-file.ts'
import type { SnapshotJob, SnapshotNews } from './snapshot-job.ts'
import { createSnapshotting } from './snapshotting.ts'
import { openSnapshots } from './store.ts'

/**
 * The thread that keeps the snapshots: it follows the log, a little at a time, and answers in between. Neither commands nor
 * the event loop of the server ever wait for it.
 */

/** What failed, for want of room on the disk, is tried again after this long. */
const retryMs = 5_000

if (!parentPort) throw new Error('the snapshotter runs as a worker')
const port = parentPort
const file = String(workerData.snapshots)
const log = openForReading(String(workerData.log))
const epoch =
  log.prepare<[], { epoch: string }>('select epoch from lives order by rowid desc limit 1').get()?.epoch ?? ''

let store = openSnapshots(file, epoch)
let snapshotting = begin()
let isWorking = false
let isClosed = false

port.on('message', (job: SnapshotJob) => {
  switch (job.kind) {
    case 'rang':
      for (const board of job.boards) snapshotting.rang(board)
      if (!isWorking) work()
      return
    case 'nearest': {
      const found = guarded(() => snapshotting.nearest(job.board, job.upTo))
      tell({ kind: 'nearest', id: job.id, found: found && { seq: found.seq, at: found.at, body: found.body } })
      // What could not be trusted is made anew.
      if (!isWorking) work()
      return
    }
    case 'close':
      isClosed = true
      store.close()
      log.close()
      port.close()
  }
})
work()

function begin() {
  return createSnapshotting(log, store, (message) => tell({ kind: 'failed', message }))
}

/** Does a little, and goes on when others have had their turn. */
function work(): void {
  if (isClosed) return
  const isMore = guarded(() => snapshotting.step())
  isWorking = isMore !== false
  if (isMore === null) setTimeout(work, retryMs).unref()
  else if (isMore) setImmediate(work)
}

/** What fails is told; a file that is damaged is made anew. */
function guarded<T>(act: () => T): T | null {
  try {
    return act()
  } catch (error) {
    tell({ kind: 'failed', message: String(error) })
    if (isDamaged(error)) renew()
    return null
  }
}

function renew(): void {
  store.close()
  removeMade(file)
  store = openSnapshots(file, epoch)
  snapshotting = begin()
}

function tell(news: SnapshotNews): void {
  port.postMessage(news)
}
