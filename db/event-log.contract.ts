import { describe, expect, test } from 'vitest'
import type { CommandOf } from '../domain/command.ts'
import type { Events, EventType } from '../domain/event.ts'
import {
  type BoardId,
  type CardId,
  type CommandId,
  checked,
  isBoardId,
  isCommandId,
  type UserId,
} from '../domain/id.ts'
import { card, guest, label, list, owner, uuid } from '../domain/spec/given.ts'
import type { Result } from '../domain/wire.ts'
import { chainStart, linkHash, saltedHash } from './chain.ts'
import {
  type AnswerDraft,
  type Appended,
  type EntryDraft,
  type EventLog,
  type Page,
  toEntry,
  type Wanted,
} from './event-log.ts'

/** What every engine of the log must do. `open` gives a new and empty log, and is told when it is done with. */
export function holdsTheContract(
  name: string,
  open: () => Promise<{ log: EventLog; done: () => Promise<void> }>,
): void {
  const withLog = (title: string, run: (log: EventLog) => Promise<void>) =>
    test(title, async () => {
      const { log, done } = await open()
      try {
        await run(log)
      } finally {
        await done()
      }
    })

  describe(`${name} holds the contract of the log:`, () => {
    withLog('an empty log has no boards', async (log) => {
      expect(await log.boards()).toEqual([])
      expect(await log.head(board('b'))).toBeNull()
      expect(await log.read(board('b'), 0, page())).toEqual([])
      expect(await log.seqAt(board('b'), 1)).toBe(0)
    })

    withLog('[H43] a board that is deleted leaves nothing, and its id is not given again', async (log) => {
      const kept = entry('1')
      durable(await log.append(append('b', 0, [entry('1'), many('2', 'a')], [answer('3')])))
      durable(await log.append(append('c', 0, [kept])))
      expect(await log.isDeleted(board('b'))).toBe(false)
      durable(await log.deleteBoard(board('b'), 2_000))
      expect(await log.isDeleted(board('b'))).toBe(true)
      expect(await log.boards()).toEqual([board('c')])
      expect(await log.head(board('b'))).toBeNull()
      expect(await log.read(board('b'), 0, page())).toEqual([])
      expect(await log.readCard(board('b'), card('a'), 0, 9)).toEqual([])
      expect(await log.answerTo(board('b'), owner, command('1'))).toBeNull()
      expect(await log.answerTo(board('b'), owner, command('3'))).toBeNull()
      expect(await log.boardsMadeBy(owner)).toEqual([board('c')])
      expect(await log.append(append('b', 0, [entry('9')]))).toEqual({ kind: 'conflict' })
      expect(await log.append(append('b', 2, [entry('9')]))).toEqual({ kind: 'conflict' })
      durable(await log.append(append('c', 1, [entry('2')])))
    })

    withLog('[E1] what is appended is read back in order, without holes', async (log) => {
      const rows = durable(await log.append(append('b', 0, [entry('1'), entry('2')])))
      expect(rows.map(({ seq }) => seq)).toEqual([1, 2])
      durable(await log.append(append('b', 2, [entry('3')])))
      const read = await log.read(board('b'), 0, page())
      expect(read.map(({ seq }) => seq)).toEqual([1, 2, 3])
      expect(read.slice(0, 2)).toEqual(rows)
      expect(read.map((row) => toEntry(row).events)).toEqual([events('1'), events('2'), events('3')])
      expect(await log.head(board('b'))).toEqual({ seq: 3, at: 1_000, hash: read[2]?.hash })
      expect((await log.read(board('b'), 2, page())).map(({ seq }) => seq)).toEqual([3])
    })

    withLog('[E6] each hash covers the one before it, the salted payload and the salted command', async (log) => {
      const drafts = [entry('1'), entry('2')]
      const rows = durable(await log.append(append('b', 0, drafts)))
      let hash: Uint8Array = chainStart
      for (const [index, row] of rows.entries()) {
        const { salt: drafted = new Uint8Array(), commandHash = null } = drafts[index] ?? {}
        hash = linkHash(hash, { ...row, payloadHash: saltedHash(drafted, row.payload), commandHash })
        expect(row.hash.equals(hash)).toBe(true)
      }
    })

    withLog('a stale writer meets a conflict, and has written nothing', async (log) => {
      durable(await log.append(append('b', 0, [entry('1')])))
      const stale = append('b', 0, [entry('2')], [answer('3')])
      expect(await log.append(stale)).toEqual({ kind: 'conflict' })
      expect(await log.append(append('b', 7, [entry('4')]))).toEqual({ kind: 'conflict' })
      expect((await log.head(board('b')))?.seq).toBe(1)
      expect(await log.answerTo(board('b'), owner, command('3'))).toBeNull()
    })

    withLog('of two who write after the same entry, one is first', async (log) => {
      durable(await log.append(append('b', 0, [entry('0')])))
      const both = await Promise.all(['x', 'y'].map((word) => log.append(append('b', 1, [entry(word)]))))
      expect(both.map(({ kind }) => kind).sort()).toEqual(['conflict', 'durable'])
      expect((await log.head(board('b')))?.seq).toBe(2)
    })

    withLog(
      '[C4] a command that was decided already is a conflict, at whatever head, and writes nothing',
      async (log) => {
        durable(await log.append(append('b', 0, [entry('1')], [answer('2')])))
        const again = [
          append('b', 1, [], [answer('3'), answer('2')]),
          append('b', 1, [entry('3')], [answer('1')]),
          append('b', 1, [entry('3'), entry('1')]),
          append('b', 1, [entry('2')]),
        ]
        const elsewhere = append('c', 0, [entry('1')], [answer('2')])
        const [other, ...all] = await Promise.all([elsewhere, ...again].map((one) => log.append(one)))
        expect(other?.kind).toBe('durable')
        expect(all).toEqual(again.map(() => ({ kind: 'conflict' })))
        expect((await log.head(board('b')))?.seq).toBe(1)
        expect(await log.answerTo(board('b'), owner, command('3'))).toBeNull()
        durable(await log.append(append('b', 1, [{ ...entry('1'), actor: guest }])))
      },
    )

    withLog('what is appended to two boards at once is written on both, or on neither', async (log) => {
      durable(await log.append(append('b', 0, [entry('1')])))
      const both = durable(await log.append(append('b', 1, [entry('2')]), append('c', 0, [entry('2'), entry('3')])))
      expect(both.map((row) => [row.board, row.seq])).toEqual([
        ['b', 2],
        ['c', 1],
        ['c', 2],
      ])
      expect(await log.read(board('b'), 1, page())).toEqual(both.slice(0, 1))
      expect(await log.read(board('c'), 0, page())).toEqual(both.slice(1))
      for (const stale of [append('c', 0, [entry('9')]), append('c', 2, [entry('2')])])
        expect(await log.append(append('b', 2, [entry('4')]), stale)).toEqual({ kind: 'conflict' })
      expect((await log.head(board('b')))?.seq).toBe(2)
      expect((await log.head(board('c')))?.seq).toBe(2)
    })

    withLog('boards do not disturb each other', async (log) => {
      const words = Array.from({ length: 40 }, (_, index) => `b${index}`)
      const all = await Promise.all(words.map((word) => log.append(append(word, 0, [entry(word)]))))
      expect(all.every(({ kind }) => kind === 'durable')).toBe(true)
      expect((await log.boards()).length).toBe(40)
      expect(toEntry(firstOf(await log.read(board('b7'), 0, page()))).events).toEqual(events('b7'))
    })

    withLog('[C4] a command is known by its id, per board and actor, for ever', async (log) => {
      durable(await log.append(append('b', 0, [entry('1')], [answer('2', { unchanged: true }), answer('3')])))
      const known = await log.answerTo(board('b'), owner, command('1'))
      expect(known?.result).toEqual({ commandId: command('1'), seq: 1 })
      expect(known?.salt && Buffer.from(known.salt)).toEqual(Buffer.from(salt('1')))
      expect((await log.answerTo(board('b'), owner, command('2')))?.result).toEqual({
        commandId: command('2'),
        seq: 1,
        unchanged: true,
      })
      expect((await log.answerTo(board('b'), owner, command('3')))?.result).toMatchObject({
        rejected: { code: 'card-not-found' },
      })
      expect(await log.answerTo(board('b'), guest, command('1'))).toBeNull()
      expect(await log.answerTo(board('c'), owner, command('1'))).toBeNull()
    })

    withLog('[C4] rejections are let go of after a time, what was accepted is not', async (log) => {
      durable(await log.append(append('b', 0, [entry('1')], [answer('2', { unchanged: true }), answer('3')])))
      expect(await log.forgetRejections(1_000)).toEqual({ kind: 'durable', rows: [] })
      expect(await log.answerTo(board('b'), owner, command('3'))).not.toBeNull()
      expect(await log.forgetRejections(1_001)).toEqual({ kind: 'durable', rows: [] })
      expect(await log.answerTo(board('b'), owner, command('3'))).toBeNull()
      expect(await log.answerTo(board('b'), owner, command('2'))).not.toBeNull()
      expect(await log.answerTo(board('b'), owner, command('1'))).not.toBeNull()
    })

    withLog('answers alone leave the head where it is', async (log) => {
      durable(await log.append(append('b', 0, [entry('1')])))
      expect(durable(await log.append(append('b', 1, [], [answer('2')])))).toEqual([])
      expect((await log.head(board('b')))?.seq).toBe(1)
    })

    withLog('pages are bounded in entries and in bytes, and hold at least one entry', async (log) => {
      const large = {
        ...entry('big'),
        ...written([{ type: 'BoardRenamed', title: 'x'.repeat(9_000), from: { title: '' } }]),
      }
      durable(await log.append(append('b', 0, [entry('1'), entry('2'), large, entry('4')])))
      const seqs = async (after: number, entriesMax: number, bytesMax: number) =>
        (await log.read(board('b'), after, { entriesMax, bytesMax })).map(({ seq }) => seq)
      expect(await seqs(0, 2, 1e6)).toEqual([1, 2])
      expect(await seqs(0, 10, 5_000)).toEqual([1, 2])
      expect(await seqs(2, 10, 5_000)).toEqual([3])
      expect(await seqs(3, 10, 1)).toEqual([4])
    })

    withLog('what lies after a cursor is weighed', async (log) => {
      const rows = durable(await log.append(append('b', 0, [entry('1'), entry('2'), entry('3')])))
      const bytes = rows.map(({ payload }) => Buffer.byteLength(payload))
      expect(await log.weigh(board('b'), 1, 10)).toEqual({ entries: 2, bytes: (bytes[1] ?? 0) + (bytes[2] ?? 0) })
      expect((await log.weigh(board('b'), 0, 2)).entries).toBe(2)
    })

    withLog('the entries that name a card are found by it', async (log) => {
      durable(await log.append(append('b', 0, [entry('1'), named('2', 'x'), entry('3'), named('4', 'x', 'y')])))
      const seqs = async (id: CardId, after: number, upTo: number) =>
        (await log.readCard(board('b'), id, after, upTo)).map(({ seq }) => seq)
      expect(await seqs(card('x'), 0, 9)).toEqual([2, 4])
      expect(await seqs(card('x'), 2, 9)).toEqual([4])
      expect(await seqs(card('x'), 0, 3)).toEqual([2])
      expect(await seqs(card('y'), 0, 9)).toEqual([4])
      expect(await seqs(card('z'), 0, 9)).toEqual([])
      durable(await log.append(append('b', 4, [many('5', 'y', 'z')])))
      expect(await seqs(card('y'), 0, 9)).toEqual([4, 5])
      expect(await seqs(card('z'), 0, 9)).toEqual([5])
      const besides = await log.readCard(board('b'), card('y'), 0, 9, 'CardRenamed')
      expect(besides.map(({ seq }) => seq)).toEqual([5])
    })

    withLog('the entry of a command is found by it, and who asked', async (log) => {
      durable(await log.append(append('b', 0, [entry('1'), entry('2', guest)], [answer('3')])))
      expect(await log.entryOf(board('b'), guest, command('2'))).toMatchObject({ seq: 2, actor: guest })
      expect(await log.entryOf(board('b'), owner, command('2'))).toBeNull()
      expect(await log.entryOf(board('b'), owner, command('3'))).toBeNull()
      expect(await log.entryOf(board('c'), owner, command('1'))).toBeNull()
    })

    withLog('entries are found by their type, and by what spaces an order', async (log) => {
      const asWords = {
        ...entry('4'),
        ...written([{ type: 'BoardRenamed', title: '"ListReranked"', from: { title: '' } }]),
      }
      durable(await log.append(append('b', 0, [entry('1'), many('2', 'a'), named('3', 'a'), asWords])))
      const seqs = async (spacing: boolean, after: number, upTo: number, ...types: EventType[]) =>
        (await log.readTypes(board('b'), types, spacing, after, upTo)).map(({ seq }) => seq)
      expect(await seqs(false, 0, 9, 'BoardRenamed', 'CardsLabelled')).toEqual([1, 2, 4])
      expect(await seqs(false, 1, 3, 'BoardRenamed', 'CardsLabelled')).toEqual([2])
      expect(await seqs(true, 0, 9)).toEqual([3])
      expect(await seqs(false, 0, 9)).toEqual([])
    })

    withLog('[H60] what one person has done is read newest first, with the words of what it undid', async (log) => {
      const undone = { undoes: command('1'), seq: 1, undone: 'BoardRenamed', isRedo: false } as const
      const undoing = { ...entry('3'), ...written([{ type: 'CommandUndone', ...undone }]) }
      durable(await log.append(append('b', 0, [entry('1'), entry('2', guest), undoing, entry('4')])))
      const own = await log.readOwn(board('b'), owner, 3, 9)
      expect(own).toEqual([
        { seq: 3, commandId: command('3'), at: 1_000, type: 'CommandUndone', payload: undoing.payload },
        { seq: 1, commandId: command('1'), at: 1_000, type: 'BoardRenamed', payload: null },
      ])
      expect((await log.readOwn(board('b'), owner, 9, 1)).map(({ seq }) => seq)).toEqual([4])
    })

    withLog('the entries that name a card are read back, in pages', async (log) => {
      const all = [named('1', 'x'), named('2', 'y'), named('3', 'x'), named('4', 'x', 'y'), named('5', 'x')]
      durable(await log.append(append('b', 0, all)))
      const seqs = async (id: CardId, before: number, of: Partial<Page> = {}) =>
        (await log.readCardBack(board('b'), id, before, { ...page(), ...of })).map(({ seq }) => seq)
      expect(await seqs(card('x'), 9)).toEqual([5, 4, 3, 1])
      expect(await seqs(card('x'), 5)).toEqual([4, 3, 1])
      expect(await seqs(card('x'), 9, { entriesMax: 2 })).toEqual([5, 4])
      expect(await seqs(card('x'), 9, { bytesMax: 1 })).toEqual([5])
      expect(await seqs(card('y'), 9)).toEqual([4, 2])
      for (const before of [0, 1]) expect(await seqs(card('x'), before)).toEqual([])
      expect(await seqs(card('z'), 9)).toEqual([])
    })

    withLog(
      'entries are read back by who and by type, in pages, and no more of them are looked at than asked',
      async (log) => {
        const by = (word: string, actor: UserId) => entry(word, actor)
        const all = [
          by('1', owner),
          by('2', guest),
          named('3', 'x'),
          by('4', guest),
          described('5', 'x'),
          by('6', owner),
        ]
        durable(await log.append(append('b', 0, all)))
        const everything = { actor: null, types: null, lookedMax: 100 }
        const back = async (before: number, wanted: Partial<Wanted> = {}, of: Partial<Page> = {}) => {
          const read = await log.readBack(board('b'), before, { ...page(), ...of }, { ...everything, ...wanted })
          return { seqs: read.rows.map(({ seq }) => seq), before: read.before }
        }
        expect(await back(7)).toEqual({ seqs: [6, 5, 4, 3, 2, 1], before: null })
        expect(await back(7, {}, { entriesMax: 2 })).toEqual({ seqs: [6, 5], before: 5 })
        expect(await back(5, {}, { bytesMax: 1 })).toEqual({ seqs: [4], before: 4 })
        expect(await back(7, { actor: guest })).toEqual({ seqs: [4, 2], before: null })
        expect(await back(7, { actor: guest, lookedMax: 3 })).toEqual({ seqs: [4], before: 4 })
        expect(await back(3, { types: ['CardMoved'], lookedMax: 1 })).toEqual({ seqs: [], before: 2 })
        expect(await back(7, { types: ['CardRenamed', 'CardDescribed'] })).toEqual({ seqs: [5, 3], before: null })
        expect(await back(7, { types: ['BoardRenamed'], actor: owner })).toEqual({ seqs: [6, 1], before: null })
        expect(await back(1)).toEqual({ seqs: [], before: null })
        const rows = await log.read(board('b'), 4, page())
        expect((await log.readBack(board('b'), 7, { ...page(), entriesMax: 2 }, everything)).rows).toEqual(
          rows.toReversed(),
        )

        const counted = async (after: number, lookedMax = 100) =>
          Object.fromEntries(
            (await log.countAfter(board('b'), after, guest, lookedMax)).map(({ type, count }) => [type, count]),
          )
        expect(await counted(0)).toEqual({ BoardRenamed: 2, CardRenamed: 1, CardDescribed: 1 })
        expect(await counted(2, 2)).toEqual({ CardRenamed: 1 })
        expect(await counted(6)).toEqual({})
      },
    )

    withLog('the newest entry of a type that names a card is found by it', async (log) => {
      const all = [described('1', 'x'), named('2', 'x'), described('3', 'x'), described('4', 'y'), named('5', 'x')]
      durable(await log.append(append('b', 0, all)))
      const seq = async (id: CardId, type: EventType, upTo: number) =>
        (await log.readNewest(board('b'), id, type, upTo))?.seq
      expect(await seq(card('x'), 'CardDescribed', 9)).toBe(3)
      expect(await seq(card('x'), 'CardDescribed', 2)).toBe(1)
      expect(await seq(card('x'), 'CardDescribed', 0)).toBeUndefined()
      expect(await seq(card('x'), 'CardRenamed', 9)).toBe(5)
      expect(await seq(card('x'), 'CardMoved', 9)).toBeUndefined()
      expect(await seq(card('z'), 'CardDescribed', 9)).toBeUndefined()
      const newest = await log.readNewest(board('b'), card('y'), 'CardDescribed', 9)
      expect(newest).toEqual((await log.read(board('b'), 3, page()))[0])
    })

    withLog(
      '[E8] a card that is deleted takes its words out of the entries before, and the chain holds',
      async (log) => {
        const drafts = [named('secret', 'x'), described('secret too', 'x'), named('kept', 'y'), named('both', 'x', 'y')]
        const rows = durable(await log.append(append('b', 0, drafts)))
        durable(await log.append(append('c', 0, [named('elsewhere', 'x')])))
        durable(await log.append(append('b', 4, [deleted('x')])))
        const read = await log.read(board('b'), 0, page())
        expect(read.map(({ hash }) => hash.toString('hex')).slice(0, 4)).toEqual(
          rows.map(({ hash }) => hash.toString('hex')),
        )
        expect(read.map(({ payload }) => payload).join('')).not.toContain('secret')
        expect(read[2]).toEqual(rows[2])
        expect(read[3]?.payload.match(/both/g)).toHaveLength(1)
        expect((await log.readCard(board('b'), card('x'), 0, 9)).map(({ seq }) => seq)).toEqual([1, 2, 4, 5])
        expect((await log.read(board('c'), 0, page()))[0]?.payload).toContain('elsewhere')
        const known = async (word: string) => await log.answerTo(board('b'), owner, command(word))
        expect(await known('secret')).toMatchObject({
          result: { commandId: command('secret'), seq: 1 },
          salt: null,
          commandHash: null,
        })
        expect((await known('kept'))?.salt).not.toBeNull()
      },
    )

    withLog('[E8] former words are taken out, what is read now stays, and the chain holds', async (log) => {
      const drafts = [named('secret', 'x'), named('secret too', 'x'), named('now', 'x', 'y'), entry('list')]
      const rows = durable(await log.append(append('b', 0, drafts)))
      durable(await log.append(append('b', 4, [erased({ kind: 'titles', cardId: card('x') })])))
      const read = await log.read(board('b'), 0, page())
      expect(read.map(({ hash }) => hash.toString('hex')).slice(0, 4)).toEqual(
        rows.map(({ hash }) => hash.toString('hex')),
      )
      expect(read.map(({ payload }) => payload).join('')).not.toContain('secret')
      expect(read.slice(2, 4)).toEqual(rows.slice(2, 4))
      durable(await log.append(append('b', 5, [erased({ kind: 'person', userId: owner })])))
      const left = await log.read(board('b'), 0, page())
      expect(left.slice(2, 4)).toEqual(rows.slice(2, 4))
      expect((await log.answerTo(board('b'), owner, command('secret')))?.salt).toBeNull()
    })

    withLog('the heads of some boards are listed newest first', async (log) => {
      for (const [word, at] of [
        ['old', 1_000],
        ['new', 3_000],
        ['b', 2_000],
        ['a', 2_000],
      ] as const)
        durable(await log.append(append(word, 0, [{ ...entry(word), at }])))
      const words = ['old', 'a', 'b', 'nowhere', 'new', 'a']
      const heads = await log.heads(words.map(board))
      expect(heads.map((head) => head.board)).toEqual(['new', 'a', 'b', 'old'])
      for (const { board, ...head } of heads) expect(head).toEqual(await log.head(board))
      expect(await log.heads([])).toEqual([])
    })

    withLog('[H12] a moment leads to the newest entry that is not after it', async (log) => {
      const at = [1_000, 1_000, 2_000, 5_000]
      durable(
        await log.append(
          append(
            'b',
            0,
            at.map((ms, index) => ({ ...entry(`${index}`), at: ms })),
          ),
        ),
      )
      const found = await Promise.all([999, 1_000, 1_999, 2_000, 4_999, 9_999].map((ms) => log.seqAt(board('b'), ms)))
      expect(found).toEqual([0, 2, 2, 3, 3, 4])
    })

    withLog(
      '[H70, H72] who made an entry, and when, is told of any; and a person’s first and last between two',
      async (log) => {
        const by = [owner, guest, owner, owner, guest]
        durable(
          await log.append(
            append(
              'b',
              0,
              by.map((actor, index) => ({ ...entry(`${index}`), actor, at: index })),
            ),
          ),
        )
        expect(await log.stamps(board('b'), [9, 4, 2])).toEqual([
          { seq: 2, at: 1, actor: guest },
          { seq: 4, at: 3, actor: owner },
        ])
        const found = (after: number, upTo: number, which: 'first' | 'last') =>
          log.seqBy(board('b'), owner, after, upTo, which)
        expect(await Promise.all([found(1, 9, 'first'), found(0, 5, 'last'), found(1, 2, 'last')])).toEqual([
          3,
          4,
          null,
        ])
      },
    )

    withLog('a person’s boards are those whose first entry they made', async (log) => {
      durable(await log.append(append('mine', 0, [entry('1')])))
      durable(await log.append(append('theirs', 0, [{ ...entry('2'), actor: guest }])))
      durable(await log.append(append('theirs', 1, [entry('3')])))
      expect(await log.boardsMadeBy(owner)).toEqual([board('mine')])
      expect(await log.boardsMadeBy(guest)).toEqual([board('theirs')])
    })
  })
}

export const board = (word: string): BoardId => checked(isBoardId, word)
export const command = (word: string): CommandId => checked(isCommandId, uuid(`k${word}`))
export const salt = (word: string): Uint8Array => new TextEncoder().encode(word.padStart(16, '0'))
const page = () => ({ entriesMax: 1_000, bytesMax: 1e7 })

export const events = (word: string): Events => [{ type: 'BoardRenamed', title: word, from: { title: '' } }]

/** Events, and the JSON that goes into the log. */
export const written = (all: Events) => ({ events: all, payload: JSON.stringify(all) })

export const entry = (word: string, actor: UserId = owner): EntryDraft => ({
  commandId: command(word),
  actor,
  at: 1_000,
  ...written(events(word)),
  salt: salt(word),
  commandHash: saltedHash(salt(word), word),
})

const named = (word: string, ...cards: string[]): EntryDraft => {
  const [first, ...rest] = cards.map((id) => ({
    type: 'CardRenamed' as const,
    cardId: card(id),
    title: word,
    from: { title: '' },
  }))
  return first
    ? { ...entry(word), ...written([first, { type: 'ListReranked', listId: list('l') }, ...rest]) }
    : entry(word)
}

const deleted = (id: string): EntryDraft => ({
  ...entry(`deleted ${id}`),
  ...written([{ type: 'CardDeleted', cardId: card(id) }]),
})

const erased = (of: CommandOf<'EraseTexts'>['of']): EntryDraft => ({
  ...entry(`erased ${of.kind}`),
  ...written([{ type: 'TextsErased', of, cardIds: [], commentIds: [], commentCounts: [], attachmentIds: [] }]),
})

const many = (word: string, ...cards: string[]): EntryDraft => ({
  ...entry(word),
  ...written([{ type: 'CardsLabelled', cardIds: cards.map(card), labelId: label('bug') }]),
})

const described = (word: string, id: string): EntryDraft => {
  const from = { description: '', describedAt: 0 }
  return {
    ...entry(word),
    ...written([{ type: 'CardDescribed', cardId: card(id), description: word, base: 0, from }]),
  }
}

export const answer = (word: string, unchanged?: { unchanged: true }): AnswerDraft => {
  const commandId = command(word)
  const rejected: Result = { commandId, rejected: { code: 'card-not-found', detail: '' } }
  const result: Result = unchanged ? { commandId, seq: 1, ...unchanged } : rejected
  return { actor: owner, result, at: 1_000, salt: salt(word), commandHash: saltedHash(salt(word), word) }
}

export const append = (word: string, expectedSeq: number, entries: EntryDraft[], answers: AnswerDraft[] = []) => ({
  board: board(word),
  expectedSeq,
  entries,
  answers,
})

export function durable(appended: Appended) {
  if (appended.kind !== 'durable') throw new Error(`not durable: ${JSON.stringify(appended)}`)
  return appended.rows
}

function firstOf<T>(things: readonly T[]): T {
  const [first] = things
  if (first === undefined) throw new Error('nothing there')
  return first
}
