import { type DBSchema, deleteDB, openDB } from 'idb'
import type { BoardId, CommandId, UserId } from '../../domain/id.ts'
import type { Snapshot, WireEntry } from '../../domain/wire.ts'
import { createMemoryDisk, type Disk, type Waiting, withoutHoles } from './disk.ts'

/** The disk in IndexedDB: one database a user, named by their id. */

interface Schema extends DBSchema {
  commands: { key: number; value: Waiting; indexes: { board: BoardId; id: CommandId } }
  boards: { key: BoardId; value: Snapshot }
  entries: { key: [BoardId, number]; value: WireEntry }
}

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
  const db = await openDB<Schema>(nameOf(user), 1, {
    upgrade: (fresh) => {
      const commands = fresh.createObjectStore('commands', { autoIncrement: true })
      commands.createIndex('board', 'board')
      commands.createIndex('id', 'command.commandId')
      fresh.createObjectStore('boards', { keyPath: 'board.id' })
      fresh.createObjectStore('entries', { keyPath: ['board', 'seq'] })
    },
    // Another tab removes what is this user's.
    blocking: () => db.close(),
  })
  const entriesOf = (board: BoardId) => IDBKeyRange.bound([board, 0], [board, Number.MAX_SAFE_INTEGER])

  return {
    lasts: true,
    put: async (waiting) => void (await db.add('commands', waiting)),
    remove: async (commandIds) => {
      const { store, done } = db.transaction('commands', 'readwrite')
      for (const id of commandIds) for (const key of await store.index('id').getAllKeys(id)) await store.delete(key)
      await done
    },
    waiting: () => db.getAll('commands'),
    board: async (board) => {
      const read = db.transaction(['boards', 'entries'])
      const snapshot = await read.objectStore('boards').get(board)
      return snapshot ? withoutHoles(snapshot, await read.objectStore('entries').getAll(entriesOf(board))) : null
    },
    keep: async (snapshot) => {
      const write = db.transaction(['boards', 'entries'], 'readwrite')
      await write.objectStore('boards').put(snapshot)
      await write.objectStore('entries').delete(entriesOf(snapshot.board.id))
      await write.done
    },
    append: async (_board, entries) => {
      const { store, done } = db.transaction('entries', 'readwrite')
      for (const entry of entries) void store.put(entry)
      await done
    },
    forget: async (board) => {
      const write = db.transaction(['commands', 'boards', 'entries'], 'readwrite')
      const commands = write.objectStore('commands')
      for (const key of await commands.index('board').getAllKeys(board)) await commands.delete(key)
      await write.objectStore('boards').delete(board)
      await write.objectStore('entries').delete(entriesOf(board))
      await write.done
    },
    close: () => db.close(),
  }
}
