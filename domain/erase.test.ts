import { describe, expect, test } from 'vitest'
import { emptyBody } from './body.ts'
import { erasePayload } from './erase.ts'
import type { Entry } from './event.ts'
import {
  addCard,
  addChecklist,
  addComment,
  addList,
  archiveCard,
  ask,
  card,
  checklist,
  describeCard,
  given,
  guest,
  item,
  moveCard,
  rejected,
  removeComment,
  restoreCard,
  unchanged,
} from './spec/given.ts'

const deleteCard = (word: string) => ask('DeleteCard', { cardId: card(word) })
const start = () =>
  given(
    addList('todo'),
    addCard('secret', 'todo'),
    addCard('other', 'todo'),
    ask('RenameCard', { cardId: card('secret'), title: 'secret again' }),
    describeCard('secret', 'a secret description', 0),
    describeCard('other', 'stays', 0),
    addComment('m', 'secret', 'secret comment'),
    removeComment('m', 'secret'),
    addChecklist('k', 'secret'),
    ask('AddItem', { cardId: card('secret'), checklistId: checklist('k'), itemId: item('i'), text: 'secret item' }),
    moveCard('secret', 'todo'),
  )

describe('[C70] a card that is deleted for good', () => {
  test('is one of the archive, and by the owner', () => {
    start().when(deleteCard('secret')).then(rejected('card-not-archived'))
    const archived = start().and(archiveCard('secret'))
    archived.when(deleteCard('secret'), guest).then(rejected('forbidden'))
    archived.when(deleteCard('secret')).then({ type: 'CardDeleted', cardId: card('secret') })
    start().when(deleteCard('nobody')).then(rejected('card-not-found'))
  })

  test('[T2] is gone, and its id is not given again', () => {
    const deleted = start().and(archiveCard('secret'), deleteCard('secret'))
    deleted.when(deleteCard('secret')).then(unchanged)
    deleted.when(restoreCard('secret')).then(rejected('card-not-found'))
    deleted.when(addCard('secret', 'todo')).then(rejected('id-taken'))
    expect(deleted.cards('todo')).toEqual(['other'])
    expect(deleted.body('secret')).toEqual(emptyBody)
    expect(deleted.and(addCard('n', 'todo')).board.cards[card('n')]?.number).toBe(3)
  })
})

describe('[E8] what is erased of entries', () => {
  const erased = (entries: readonly Entry[]) =>
    entries.map(({ events }) => erasePayload(JSON.stringify(events), card('secret')))

  test('is every text of the card, and of no other', () => {
    const { entries } = start().and(archiveCard('secret'), restoreCard('secret'))
    const text = erased(entries).join('')
    expect(JSON.stringify(entries)).toContain('secret')
    expect(text).not.toContain('secret')
    expect(text).toContain('stays')
    expect(text).toContain('"title":"other"')
    expect(text).toContain('"title":"todo"')
  })

  test('leaves payloads without words of the card as they are, and is done once', () => {
    const { entries } = start()
    for (const [index, payload] of erased(entries).entries()) {
      expect(erasePayload(payload, card('secret'))).toBe(payload)
      const before = JSON.stringify(entries[index]?.events)
      if (!before?.includes(card('secret'))) expect(payload).toBe(before)
    }
  })
})
