import { createHash, randomFillSync, randomUUID } from 'node:crypto'
import Database from 'better-sqlite3'
import { chainStart, linkHash, saltedHash } from '../db/chain.ts'
import { dataFiles, prepareData } from '../db/data-dir.ts'
import { cardsNamedBy } from '../db/event-log.ts'
import type { Event, Events } from '../domain/event.ts'
import { type BoardId, type CardId, checked, isCardId, isEpoch, isListId, isUserId } from '../domain/id.ts'
import type { LabelColor } from '../domain/label.ts'

/** A log that is long, written at once: nothing is decided, and nothing synced. */
export type Seeded = { readonly board: BoardId; readonly cards: number; readonly entries: number }

const lists = 8
const addedAtOnce = 500
const beganAt = Date.UTC(2026, 0, 1)
const stepMs = 20_000
const owner = checked(isUserId, 'bench')

/** Makes a data folder whose log has one board with so many cards and entries. */
export function seedLog(dataDir: string, { board, cards, entries }: Seeded): void {
  const unlock = prepareData(dataDir, {
    root: process.cwd(),
    newEpoch: () => checked(isEpoch, 'benchmar'),
    now: () => beganAt,
  })
  const db = new Database(dataFiles(dataDir).log)
  db.pragma('synchronous = OFF')
  const putEntry = db.prepare('insert into entries values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const putCard = db.prepare('insert into card_entries values (?, ?, ?)')
  let hash: Uint8Array = chainStart
  let seq = 0
  let at = beganAt
  const append = (events: Events) => {
    seq += 1
    at += stepMs
    const commandId = randomUUID()
    const payload = JSON.stringify(events)
    const salt = randomFillSync(Buffer.alloc(16))
    const payloadHash = saltedHash(salt, payload)
    const commandHash = createHash('sha256').update(commandId).digest()
    hash = linkHash(hash, { board, seq, commandId, actor: owner, at, payloadHash, commandHash })
    putEntry.run(board, seq, commandId, owner, at, events[0].type, payload, salt, payloadHash, commandHash, hash)
    for (const card of cardsNamedBy(events)) putCard.run(board, card, seq)
  }
  db.exec('begin')
  for (const event of history(cards, entries)) append([event])
  db.prepare('insert into heads values (?, ?, ?, ?)').run(board, seq, at, hash)
  db.exec('commit')
  db.pragma('wal_checkpoint(truncate)')
  db.close()
  unlock()
}

/** Lists and cards are made first; then cards are moved three times of four, and renamed, described, dated and so on. */
function* history(cards: number, entries: number): Generator<Event> {
  const listIds = Array.from({ length: lists }, () => checked(isListId, randomUUID()))
  const listAt = (index: number) => listIds[index % lists] ?? checked(isListId, '')
  const all: { id: CardId; at: number; rank: string; title: string }[] = []
  let made = 1 + lists
  yield { type: 'BoardCreated', title: 'Long', prefix: 'LON', owner, linkRole: 'editor' }
  for (const [index, listId] of listIds.entries())
    yield { type: 'ListAdded', listId, title: `L${index}`, rank: `a${index}` }
  for (; all.length < cards; made++) {
    const added = Array.from({ length: Math.min(addedAtOnce, cards - all.length) }, (_, index) => ({
      id: checked(isCardId, randomUUID()),
      at: all.length,
      rank: rankOf(all.length + index),
      title: titleOf(all.length + index),
    }))
    yield {
      type: 'CardsAdded',
      listId: listAt(all.length),
      cards: added.map(({ id, title }) => ({ cardId: id, title })),
      ranks: added.map(({ rank }) => rank),
      numbers: added.map((_, index) => all.length + index + 1),
    }
    all.push(...added)
  }
  const label = { id: randomUUID() as never, color: 'red' satisfies LabelColor } as const
  yield { type: 'LabelAdded', labelId: label.id, name: 'bug', color: label.color }
  made += 1
  for (; made < entries; made++) {
    const card = all[(made * 7_919) % all.length]
    if (!card) return
    const cardId = card.id
    switch (made % 8) {
      case 0: {
        const title = titleOf(made)
        yield { type: 'CardRenamed', cardId, title, from: { title: card.title } }
        card.title = title
        break
      }
      case 1:
        yield { type: 'DueSet', cardIds: [cardId], at: '2026-12-01T09:00:00Z', from: [null] }
        break
      default: {
        const from = { listId: listAt(card.at), rank: card.rank }
        card.at += made % 3
        card.rank = rankOf(made * 13)
        const after = all[(made * 31) % all.length]?.id ?? null
        yield { type: 'CardMoved', cardId, listId: listAt(card.at), after, rank: card.rank, from }
      }
    }
  }
}

const rankOf = (index: number): string => `b${(index % 1_000_003).toString(36).padStart(5, '0')}`
const titleOf = (index: number): string =>
  `Card ${index}, with a title that ${index % 3 === 0 ? 'may well take two lines of a column' : 'is short'}`
