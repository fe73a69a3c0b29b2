import { describe, expect, test } from 'vitest'
import { decide } from '../decide.ts'
import { mentionsIn } from '../mention.ts'
import {
  addCard,
  addComment,
  addList,
  archiveCard,
  ask,
  card,
  comment,
  given,
  guest,
  owner,
  rejected,
  removeComment,
  restoreCard,
  unchanged,
} from '../spec/given.ts'
import { cardCommentsMax } from './comments.ts'

const edit = (word: string, onCard: string, text: string, base: number) =>
  ask('EditComment', { cardId: card(onCard), commentId: comment(word), text, base })
const start = () => given(addList('todo'), addCard('a', 'todo'), addCard('b', 'todo'))
const said = () => start().by(guest, addComment('x', 'a', 'one'))
const seq = said().entries.length

describe('[C21] comments', () => {
  test('are in the body, and counted on the face', () => {
    const board = said().and(addComment('y', 'a', 'two\nlines'))
    expect(board.board.cards[card('a')]?.commentCount).toBe(2)
    expect(board.body('a').comments[comment('x')]).toEqual({
      id: comment('x'),
      author: guest,
      at: new Date(seq * 1_000).toISOString(),
      text: 'one',
      writtenAt: seq,
      edited: false,
      mentions: [],
    })
    expect(board.body('b').comments).toEqual({})
    board.when(addComment('z', 'a', 'three')).then({ type: 'CommentAdded', author: owner, commentCount: 3 })
  })

  test('are edited by their author, on the text that the author has seen', () => {
    said()
      .when(edit('x', 'a', 'two', seq), guest)
      .then({ type: 'CommentEdited', text: 'two', base: seq, from: { text: 'one', writtenAt: seq } })
    const edited = said().by(guest, edit('x', 'a', 'two', seq))
    expect(edited.body('a').comments[comment('x')]).toMatchObject({ text: 'two', writtenAt: seq + 1, edited: true })
    edited.when(edit('x', 'a', 'three', seq), guest).then({
      kind: 'rejected',
      rejection: { code: 'text-changed', detail: expect.any(String), seq: seq + 1 },
    })
    edited.when(edit('x', 'a', 'two', seq), guest).then(unchanged)
    said()
      .when(edit('x', 'a', 'mine', seq), owner)
      .then(rejected('forbidden'))
    said()
      .when(edit('none', 'a', 'x', 0))
      .then(rejected('comment-not-found'))
  })

  test('are removed by their author or the owner, with all that they were in `from`', () => {
    const from = { author: guest, at: new Date(seq * 1_000).toISOString(), text: 'one', writtenAt: seq, edited: false }
    said().when(removeComment('x', 'a'), guest).then({ type: 'CommentRemoved', from, commentCount: 0 })
    said().when(removeComment('x', 'a'), owner).then({ type: 'CommentRemoved' })
    const removed = said().and(removeComment('x', 'a'))
    expect(removed.body('a')).toMatchObject({ comments: {}, gone: [comment('x')] })
    expect(removed.board.cards).toEqual(start().board.cards)
    removed.when(removeComment('x', 'a')).then(unchanged)
    const byOwner = start().and(addComment('o', 'a', 'mine'))
    byOwner.when(removeComment('o', 'a'), guest).then(rejected('forbidden'))
  })

  test('[T6] have ids that are given once on their card', () => {
    said()
      .when(addComment('x', 'a', 'again'))
      .then(rejected('id-taken'))
    said()
      .and(removeComment('x', 'a'))
      .when(addComment('x', 'a', 'again'))
      .then(rejected('id-taken'))
    said()
      .when(addComment('x', 'b', 'elsewhere'))
      .then({ type: 'CommentAdded', commentCount: 1 })
  })

  test('are not for a card in the archive, and come back with it', () => {
    const archived = said().and(archiveCard('a'))
    archived.when(addComment('y', 'a', 'late')).then(rejected('card-archived'))
    expect(archived.and(restoreCard('a')).board.cards).toEqual(said().board.cards)
    start()
      .when(addComment('y', 'nobody', 'x'))
      .then(rejected('card-not-found'))
  })

  test('are at most 1,000 on a card', () => {
    const { board } = start()
    const first = said().body('a').comments[comment('x')]
    if (!first) throw new Error('a comment')
    const many = Object.fromEntries(Array.from({ length: cardCommentsMax }, (_, index) => [`${index}`, first]))
    const full = { ...start().body('a'), comments: many }
    expect(decide(board, full, owner, addComment('y', 'a', 'x'))).toMatchObject(rejected('card-full'))
  })

  test('[A1] are not for viewers', () => {
    const viewed = said().and(ask('SetLinkRole', { role: 'viewer' }))
    viewed.when(addComment('y', 'a', 'x'), guest).then(rejected('forbidden'))
    viewed.when(removeComment('x', 'a'), guest).then(rejected('forbidden'))
  })
})

describe('[C22] mentions', () => {
  test('are read from the text, each person once', () => {
    expect(mentionsIn('@[Mara](user:m1) and @[Jun \\] K](user:j-2), again @[M](user:m1)')).toEqual(['m1', 'j-2'])
    for (const text of ['@Mara', '[Mara](user:m1)', '@[](user:m1)', '@[Mara](user:)', '@[Ma\nra](user:m1)'])
      expect(mentionsIn(text)).toEqual([])
    const many = Array.from({ length: 60 }, (_, index) => `@[N](user:u${index})`).join(' ')
    expect(mentionsIn(many)).toHaveLength(50)
  })

  test('follow what the text says now', () => {
    const board = said().by(guest, edit('x', 'a', 'ask @[Owner](user:owner)', seq))
    expect(board.body('a').comments[comment('x')]?.mentions).toEqual([owner])
  })

  test('are looked for in a time that does not grow with the square of the text', () => {
    const began = performance.now()
    expect(mentionsIn('@['.repeat(8 * 1024))).toEqual([])
    expect(performance.now() - began).toBeLessThan(200)
  })
})
