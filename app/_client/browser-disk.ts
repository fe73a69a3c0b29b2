import { type DBSchema, deleteDB, openDB } from 'idb'
import type { BoardId, CommandId, UserId } from '../../domain/id.ts'
import type { Snapshot, WireEntry } from '../../domain/wire.ts'
import { createMemoryDisk, type Disk, type Waiting, withoutHoles } from './disk.ts'

/** The disk in IndexedDB: one database a user, named by their id. */

interface Schema extends DBSchema {
  commands: { key: number; value: Waiting; indexes: { board: BoardId; id: CommandId } }
  /** As JSON: a board of 10,000 cards is kept, and read again, in a third of the time. */
  boards: { key: BoardId; value: { readonly board: BoardId; readonly json: string } }
  entries: { key: [BoardId, number]; value: WireEntry }
}

/** What is lost of them with the page comes again from the server. */
const writeMs = 250

const nameOf = (user: UserId): string => `tandem ${user}`

/** Opens a user's disk; in memory where the browser lets us have none. */
export async function openDisk(user: UserId): Promise<Disk> {
  try {
    return await openBrowserDisk(user)
  } catch {
    return createMemoryDisk()
  }
}

/** Removes all that is kept of a user. */
export const removeDisk = (user: UserId): Promise<void> => deleteDB(nameOf(user))

async function openBrowserDisk(user: UserId): Promise<Disk> {
  const db = await openDB<Schema>(nameOf(user), 2, {
    upgrade: (fresh, from) => {
      // What is kept of boards comes again from the server.
      if (from === 1) for (const name of ['boards', 'entries'] as const) fresh.deleteObjectStore(name)
      fresh.createObjectStore('boards', { keyPath: 'board' })
      fresh.createObjectStore('entries', { keyPath: ['board', 'seq'] })
      if (from === 1) return
      const commands = fresh.createObjectStore('commands', { autoIncrement: true })
      commands.createIndex('board', 'board')
      commands.createIndex('id', 'command.commandId')
    },
    // Another tab removes what is this user's.
    blocking: () => db.close(),
  })
  const entriesOf = (board: BoardId) => IDBKeyRange.bound([board, 0], [board, Number.MAX_SAFE_INTEGER])

  /** Entries are written many at a time: on a busy board one by one would cost more than all else that is done with them. */
  let unwritten: WireEntry[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const write = async () => {
    clearTimeout(timer)
    timer = undefined
    const entries = unwritten
    unwritten = []
    if (entries.length === 0) return
    const { store, done } = db.transaction('entries', 'readwrite')
    for (const entry of entries) void store.put(entry)
    await done
  }

  return {
    lasts: true,
    put: async (waiting) => void (await db.add('commands', waiting)),
    remove: async (commandIds) => {
      const { store, done } = db.transaction('commands', 'readwrite')
      for (const id of commandIds) for (const key of await store.index('id').getAllKeys(id)) await store.delete(key)
      await done
    },
    change: async (waiting) => {
      const { store, done } = db.transaction('commands', 'readwrite')
      for (const key of await store.index('id').getAllKeys(waiting.command.commandId)) await store.put(waiting, key)
      await done
    },
    waiting: () => db.getAll('commands'),
    board: async (board) => {
      await write()
      const read = db.transaction(['boards', 'entries'])
      const kept = await read.objectStore('boards').get(board)
      const snapshot: Snapshot | null = kept ? JSON.parse(kept.json) : null
      return snapshot && withoutHoles(snapshot, await read.objectStore('entries').getAll(entriesOf(board)))
    },
    keep: async (snapshot) => {
      const board = snapshot.board.id
      unwritten = unwritten.filter((entry) => entry.board !== board)
      const change = db.transaction(['boards', 'entries'], 'readwrite')
      await change.objectStore('boards').put({ board, json: JSON.stringify(snapshot) })
      await change.objectStore('entries').delete(entriesOf(board))
      await change.done
    },
    append: async (_board, entries) => {
      unwritten.push(...entries)
      timer ??= setTimeout(() => void write(), writeMs)
    },
    forget: async (board) => {
      unwritten = unwritten.filter((entry) => entry.board !== board)
      const change = db.transaction(['commands', 'boards', 'entries'], 'readwrite')
      const commands = change.objectStore('commands')
      for (const key of await commands.index('board').getAllKeys(board)) await commands.delete(key)
      await change.objectStore('boards').delete(board)
      await change.objectStore('entries').delete(entriesOf(board))
      await change.done
    },
    close: () => {
      void write()
      db.close()
    },
  }
}
