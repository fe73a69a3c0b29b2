import { parentPort, workerData } from 'node:worker_threads'
import type { Events } from '../../domain/event.ts'
import { checked, isUserId } from '../../domain/id.ts'
import { openForReading } from '../log/open.ts'
import { isDamaged, removeMade } from '../made-file.ts'
import { openProjection } from './open.ts'
import type { SearchJob, SearchNews } from './search-job.ts'

/**
 * The thread that searches: it reads the log after its cursors, a page at a time, and answers in between. Neither commands
 * nor the event loop of the server ever wait for it.
 */

const pageEntries = 100
/** What failed, for want of room on the disk, is tried again after this long. */
const retryMs = 5_000
const tellMs = 50

if (!parentPort) throw new Error('the searcher runs as a worker')
const port = parentPort
const file = String(workerData.search)
const log = openForReading(String(workerData.log))
const epoch =
  log.prepare<[], { epoch: string }>('select epoch from lives order by rowid desc limit 1').get()?.epoch ?? ''
const heads = log.prepare<[], { board: string; seq: number }>('select board, seq from heads')
const headOf = log.prepare<[string], { seq: number }>('select seq from heads where board = ?')
const page = log.prepare<[string, number, number], { seq: number; at: number; actor: string; payload: string }>(
  'select seq, at, actor, payload from entries where board = ? and seq > ? order by seq limit ?',
)

let projection = openProjection(file, epoch)
/** The boards of which there is more to read. */
const behind = new Set<string>()
let isWorking = false
let isClosed = false
/** Whose letters are others since they were last told of. */
const told = new Set<string>()

port.on('message', (job: SearchJob) => {
  switch (job.kind) {
    case 'rang':
      for (const board of job.boards) behind.add(board)
      // What is new is in at once, unless there is much to do.
      if (!isWorking) work()
      return
    case 'find': {
      const hits = guarded(() => projection.find(job.asked)) ?? []
      return tell({ kind: 'found', id: job.id, hits, isWhole: behind.size === 0 })
    }
    case 'letters': {
      const letters = guarded(() => projection.letters.of(job.user, job.lettersMax)) ?? []
      return tell({ kind: 'letters', id: job.id, letters, isWhole: behind.size === 0 })
    }
    case 'close':
      isClosed = true
      projection.close()
      log.close()
      port.close()
  }
})
begin()

function begin(): void {
  const there = heads.all()
  for (const board of projection.boards()) if (!there.some((one) => one.board === board)) projection.drop(board)
  for (const { board, seq } of there) {
    const cursor = projection.cursor(board)
    if (cursor > seq) projection.drop(board)
    if (cursor !== seq) behind.add(board)
  }
  work()
}

/** Reads a page, and goes on when others have had their turn. */
function work(): void {
  if (isClosed) return
  const [board] = behind
  isWorking = board !== undefined
  if (board === undefined) return
  if (guarded(() => takePage(board)) === null) {
    // The others have their turn first.
    if (behind.delete(board)) behind.add(board)
    setTimeout(work, retryMs).unref()
  } else if (behind.size > 0) setImmediate(work)
  else isWorking = false
}

function takePage(board: string): true {
  const rows = page.all(board, projection.cursor(board), pageEntries)
  const entries = rows.map(({ seq, at, actor, payload }) => {
    const events: Events = JSON.parse(payload)
    return { seq, at, actor: checked(isUserId, actor), events }
  })
  // A board that is deleted has no entries any more.
  if (rows.length === 0 && !headOf.get(board)) projection.drop(board)
  tellSoon(projection.take(board, entries))
  if (rows.length < pageEntries) behind.delete(board)
  return true
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
  projection.close()
  removeMade(file)
  projection = openProjection(file, epoch)
  behind.clear()
  for (const { board } of heads.all()) behind.add(board)
  if (!isWorking) setImmediate(work)
}

/** Of many entries that come in a rush each person is told once. */
function tellSoon(users: ReadonlySet<string>): void {
  if (users.size === 0) return
  if (told.size === 0)
    setTimeout(() => {
      tell({ kind: 'told', users: [...told] })
      told.clear()
    }, tellMs)
  for (const user of users) told.add(user)
}

function tell(news: SearchNews): void {
  port.postMessage(news)
}
