import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyBoard } from '../../domain/board.ts'
import { bodyOf, emptyBody, foldBody } from '../../domain/body.ts'
import type { Entry } from '../../domain/event.ts'
import { fold } from '../../domain/evolve.ts'
import { type CardId, checked, isEpoch } from '../../domain/id.ts'
import { aHistory, play, shown } from '../../domain/spec/arbitrary.ts'
import { addCard, addComment, addList, boardId, card, entry, list, owner } from '../../domain/spec/given.ts'
import { toWireBoard, type WireEntry } from '../../domain/wire.ts'
import { createClock } from '../../e2e/simulation/clock.ts'
import { createRandom } from '../../e2e/simulation/random.ts'
import { createPastStore } from './past-store.ts'
import type { PastWays } from './past-ways.ts'

const epoch = checked(isEpoch, 'abcdefgh')
const wire = ({ actor, at, ...facts }: Entry): WireEntry => ({
  ...facts,
  at: new Date(at).toISOString(),
  actor: { id: actor, name: actor, color: 'peer-1' },
})
const boardAt = (entries: readonly Entry[], seq: number) => fold(emptyBoard(boardId), entries.slice(0, seq))

/** A past of these entries, over a network that takes its time. */
function pastOf(entries: readonly Entry[], { pageEntries = 7, foldMax = 10, answerMs = 20, answerMax = 1_000 } = {}) {
  const clock = createClock(createRandom(1))
  const asked: string[] = []
  const network = { isDown: false, epoch }
  let ended = 0
  const later = async <T>(what: string, value: () => T) => {
    asked.push(what)
    if (network.isDown) return { kind: 'lost' as const }
    await new Promise<void>((resolve) => clock.after(answerMs, resolve))
    return { kind: 'ok' as const, value: value() }
  }
  const head = entries.length
  const ways: Pick<PastWays, 'snapshot' | 'entries' | 'card'> = {
    snapshot: (at) =>
      later(`snapshot ${at}`, () => {
        const seq = Number(at)
        return { board: JSON.parse(JSON.stringify(toWireBoard(boardAt(entries, seq)))), epoch: network.epoch, seq }
      }),
    entries: (after, limit) =>
      later(`entries ${after}`, () => ({
        entries: entries.slice(after, after + Math.min(limit, answerMax)).map(wire),
        head,
        epoch: network.epoch,
      })),
    card: (cardId, at) => later(`card ${at}`, () => ({ card: bodyAt(entries, cardId, at) as never, epoch, seq: at })),
  }
  const store = createPastStore({
    board: boardId,
    head,
    ways,
    clock,
    epoch,
    onEnded: () => {
      ended++
    },
    pageEntries,
    foldMax,
  })
  /** Lets everything happen that was asked for. */
  const settle = () => clock.runUntil(clock.now() + 5_000)
  return { store, clock, asked, settle, network, ended: () => ended }
}
const bodyAt = (entries: readonly Entry[], cardId: CardId, seq: number) => ({
  id: cardId,
  ...foldBody(emptyBody, cardId, entries.slice(0, seq).map(wire)),
})

test('any entry, reached from any other, is the fold up to it', async () => {
  await fc.assert(
    fc.asyncProperty(aHistory, fc.array(fc.nat(60), { minLength: 1, maxLength: 12 }), async (entries, seqs) => {
      const { store, settle } = pastOf(entries)
      for (const seq of seqs) {
        store.go(seq)
        await settle()
        const at = Math.max(1, Math.min(entries.length, seq))
        expect(store.past?.seq).toBe(at)
        expect(shown(store.past?.view ?? emptyBoard(boardId))).toEqual(shown(boardAt(entries, at)))
      }
    }),
    { numRuns: 150 },
  )
})

test('a board that is shown never changes under those who look at it, whatever is shown after it', async () => {
  await fc.assert(
    fc.asyncProperty(aHistory, fc.array(fc.nat(60), { minLength: 2, maxLength: 8 }), async (entries, seqs) => {
      const { store, settle } = pastOf(entries)
      for (const seq of seqs) {
        store.go(seq)
        await settle()
        const cards = Object.values(store.past?.view.cards ?? {})
        const before = JSON.stringify(cards)
        store.go(entries.length - seq)
        await settle()
        expect(JSON.stringify(cards)).toBe(before)
      }
    }),
    { numRuns: 50 },
  )
})

/** A list, and cards that are added to it one after another. */
const long = (count: number) =>
  play([
    { asked: addList('todo'), actor: owner },
    ...Array.from({ length: count }, (_, index) => ({ asked: addCard(`${index}`, 'todo'), actor: owner })),
  ])

test('the knob is where the hand is at once, and only the moment that is wanted then is fetched and shown', async () => {
  const { store, asked, settle, clock } = pastOf(long(200))
  const seen: (number | undefined)[] = []
  store.subscribe(() => seen.push(store.past?.seq))
  store.go(40)
  for (const seq of [60, 90, 120, 180]) store.go(seq)
  expect(store.target).toBe(180)
  await clock.runUntil(clock.now() + 10)
  store.go(150)
  await settle()
  expect(store.past?.seq).toBe(150)
  expect(asked.filter((what) => what.startsWith('snapshot'))).toEqual(['snapshot 35', 'snapshot 147'])
  expect(new Set(seen.filter((seq) => seq !== undefined))).toEqual(new Set([150]))
})

test('while the knob is dragged, what has come is shown on the way', async () => {
  const { store, settle, clock } = pastOf(long(200))
  const seen = new Set<number>()
  store.subscribe(() => store.past && seen.add(store.past.seq))
  for (let seq = 30; seq <= 190; seq += 10) {
    store.go(seq, 'drag')
    await clock.runUntil(clock.now() + 15)
  }
  store.go(190)
  await settle()
  expect(store.past?.seq).toBe(190)
  expect(seen.size).toBeGreaterThan(4)
})

test('a step asks for nothing where the entries are held, and glows in the hue of who made it', async () => {
  const { store, asked, settle } = pastOf(long(20), { pageEntries: 50 })
  store.go(10)
  await settle()
  const before = asked.length
  for (const seq of [11, 12, 11, 10, 9]) {
    store.go(seq)
    expect(store.past?.seq).toBe(seq)
  }
  store.go(10)
  expect([...(store.past?.fresh ?? [])]).toEqual([[card('7'), 'peer-1']])
  expect(asked.length).toBe(before)
})

test('what happens meanwhile makes the past longer, and nothing of it is fetched again', async () => {
  const entries = long(30)
  const { store, asked, settle } = pastOf(entries.slice(0, 20), { pageEntries: 50 })
  store.go(20)
  await settle()
  const before = asked.length
  store.learn(entries.slice(20).map(wire))
  expect(store.head).toBe(entries.length)
  store.go(entries.length)
  expect(store.past?.count(list('todo'))).toBe(30)
  expect(asked.length).toBe(before)
})

test('[E8] words that are deleted for good are let go of, and fetched anew without them', async () => {
  const entries = long(10)
  const { store, asked, settle } = pastOf(entries)
  store.go(10)
  await settle()
  const before = asked.length
  store.learn([wire(entry(13, owner, [{ type: 'CardDeleted', cardId: card('0') }]))])
  await settle()
  expect(asked.length).toBeGreaterThan(before)
  expect(store.past?.seq).toBe(10)
})

test('a card’s body is as it was, fetched once and folded on', async () => {
  const entries = play([
    { asked: addList('todo'), actor: owner },
    { asked: addCard('a', 'todo'), actor: owner },
    ...['one', 'two', 'three'].map((text) => ({ asked: addComment(text, 'a', text), actor: owner })),
  ])
  const { store, asked, settle } = pastOf(entries, { pageEntries: 50 })
  store.go(4)
  await settle()
  const before = store.past
  expect(before?.body(card('a'))).toBeNull()
  await settle()
  expect(store.past).not.toBe(before)
  expect(store.past?.body(card('a'))).toEqual(bodyOf(bodyAt(entries, card('a'), 4)))
  store.go(6)
  expect(Object.values(store.past?.body(card('a'))?.comments ?? {})).toHaveLength(3)
  expect(asked.filter((what) => what.startsWith('card'))).toEqual(['card 4'])
})

test('what is to be played comes, also where one answer has less than a page', async () => {
  const entries = long(60)
  const { store, settle } = pastOf(entries, { pageEntries: 10, foldMax: 100, answerMax: 3 })
  store.go(1)
  await settle()
  while (store.target < entries.length) {
    for (let turn = 0; turn < 10 && !store.ahead(); turn++) await settle()
    expect(store.entry(store.target + 1)?.seq).toBe(store.target + 1)
    store.go(store.target + 1)
  }
})

test('while the network is down, what is to be played is asked for now and then, and not at each frame', async () => {
  const { store, asked, settle, clock, network } = pastOf(long(60), { pageEntries: 10, foldMax: 100 })
  store.go(10)
  await settle()
  network.isDown = true
  const before = asked.length
  for (let frame = 0; frame < 600; frame++) {
    store.ahead()
    await clock.runUntil(clock.now() + 16)
  }
  expect(asked.length - before).toBeLessThan(30)
  network.isDown = false
  await clock.runUntil(clock.now() + 20_000)
  store.ahead()
  await settle()
  expect(store.ahead()).toBe(true)
})

test('the body of a card that was left before it came, and is opened again, comes', async () => {
  const entries = play([
    { asked: addList('todo'), actor: owner },
    { asked: addCard('a', 'todo'), actor: owner },
    { asked: addCard('b', 'todo'), actor: owner },
  ])
  const { store, settle } = pastOf(entries, { pageEntries: 50 })
  store.go(entries.length)
  await settle()
  store.past?.body(card('a'))
  store.past?.body(card('b'))
  await settle()
  expect(store.past?.body(card('b'))).not.toBeNull()
  store.past?.body(card('a'))
  await settle()
  expect(store.past?.body(card('a'))).not.toBeNull()
})

test('while the network is down, a card’s body is asked for less and less often', async () => {
  const entries = play([
    { asked: addList('todo'), actor: owner },
    { asked: addCard('a', 'todo'), actor: owner },
  ])
  const { store, asked, settle, network, clock } = pastOf(entries, { pageEntries: 50 })
  store.go(entries.length)
  await settle()
  network.isDown = true
  store.past?.body(card('a'))
  await clock.runUntil(clock.now() + 60_000)
  expect(asked.filter((what) => what.startsWith('card')).length).toBeLessThan(40)
  network.isDown = false
  await clock.runUntil(clock.now() + 20_000)
  expect(store.past?.body(card('a'))).not.toBeNull()
})

test('a past does not go on in another life of the log', async () => {
  for (const ask of ['go', 'ahead'] as const) {
    const { store, settle, network, ended } = pastOf(long(60), { pageEntries: 10 })
    store.go(10)
    await settle()
    network.epoch = checked(isEpoch, 'zyxwvuts')
    if (ask === 'go') store.go(40)
    else store.ahead()
    await settle()
    expect(ended()).toBe(1)
    expect(store.past?.seq).toBe(10)
  }
})

test('where the log is shorter than it was, it is not asked again and again', async () => {
  const { store, asked, settle, ended } = pastOf(long(60), { pageEntries: 10, answerMax: 0 })
  store.go(10)
  await settle()
  expect(asked.length).toBeLessThan(5)
  expect(ended()).toBe(1)
})
