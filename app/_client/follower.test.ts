import { expect, test, vi } from 'vitest'
import type { Entry } from '../../domain/event.ts'
import { checked, isEpoch } from '../../domain/id.ts'
import { shown } from '../../domain/spec/arbitrary.ts'
import {
  addCard,
  addList,
  archiveList,
  boardId,
  given,
  guest,
  type History,
  restoreList,
} from '../../domain/spec/given.ts'
import { type Snapshot, toWireBoard, type WireEntry } from '../../domain/wire.ts'
import { browserClock } from './clock.ts'
import { createMemoryDisk } from './disk.ts'
import { createFollower } from './follower.ts'
import type { Line } from './line.ts'

const epoch = checked(isEpoch, 'abcdefgh')
const snapshotOf = ({ board, entries }: History): Snapshot => ({
  board: JSON.parse(JSON.stringify(toWireBoard(board))),
  epoch,
  seq: entries.length,
})
const wire = ({ actor, at, ...entry }: Entry): WireEntry => ({
  ...entry,
  at: new Date(at).toISOString(),
  actor: { id: actor, name: actor, color: 'peer-1' },
})
/** A line on which nothing is heard. */
const quiet: Line = {
  status: 'live',
  follow: () => () => {},
  send: () => {},
  wake: () => {},
  doubt: () => {},
  seen: () => {},
  rest: () => {},
  close: () => {},
}

const archived = given(addList('todo'), addCard('a', 'todo'), archiveList('todo'))
const restored = archived.and(restoreList('todo'))

/** Opens a board from what is kept of it: a snapshot, and what has happened since. */
function openKept(entries: readonly WireEntry[]) {
  const snapshot = vi.fn(async () => ({ kind: 'ok', value: snapshotOf(restored) }) as const)
  const follower = createFollower({
    board: boardId,
    me: guest,
    snapshot: snapshotOf(archived),
    entries,
    line: quiet,
    transport: { snapshot, poll: async () => ({ kind: 'lost' }), card: async () => ({ kind: 'lost' }) },
    disk: createMemoryDisk(),
    clock: browserClock,
    onChange: () => {},
    onEntries: () => {},
    onRejected: () => {},
  })
  return { follower, snapshot }
}

test('[R6] what is kept and cannot be folded asks for a snapshot', async () => {
  const { follower, snapshot } = openKept(restored.entries.slice(archived.entries.length).map(wire))
  await vi.waitFor(() => expect(shown(follower.replica.confirmed)).toEqual(shown(restored.board)))
  expect(snapshot).toHaveBeenCalledOnce()
  follower.close()
})

test('[R6] what is kept and has an event of an unknown type makes the board read only', () => {
  const seq = archived.entries.length + 1
  const stranger = { ...restored.entries.map(wire)[0], seq, events: [{ type: 'CardPainted' }] } as unknown as WireEntry
  const { follower, snapshot } = openKept([stranger])
  expect(follower.state.readOnly).toBe('reload')
  expect(snapshot).not.toHaveBeenCalled()
  follower.close()
})
