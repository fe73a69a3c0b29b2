import { describe, expect, test } from 'vitest'
import { formOf, parseCommand } from '../command.ts'
import { decide } from '../decide.ts'
import {
  addCard,
  addComment,
  addList,
  archiveCard,
  ask,
  attachFile,
  attachment,
  card,
  comment,
  file,
  given,
  guest,
  owner,
  rejected,
  removeAttachment,
  restoreCard,
  setCover,
  unchanged,
} from '../spec/given.ts'
import { isFileName } from '../text.ts'
import { cardAttachmentsMax } from './attachments.ts'

const start = () => given(addList('todo'), addCard('a', 'todo'), addCard('b', 'todo'))
const attached = () => start().by(guest, attachFile('p', 'a'))
const seq = attached().entries.length
const rename = (word: string, onCard: string, name: string) =>
  ask('RenameAttachment', { cardId: card(onCard), attachmentId: attachment(word), name })
const p = {
  name: 'p',
  type: 'image/png',
  size: 7,
  hash: 'ab'.repeat(32),
  file: file('p'),
  author: guest,
  at: new Date(seq * 1_000).toISOString(),
}

describe('[C30] the name of a file', () => {
  test('is one line of up to 255 characters with something to see', () => {
    for (const name of ['a', '.profile', 'a b.tar.gz', '日本.png', 'é'.repeat(255), '<img onerror=x>', '…', 'a..b'])
      expect(isFileName(name)).toBe(true)
    for (const name of ['', ' ', 'a\nb', 'a\0b', 'a\u0085', '\ud800', '\u200b', 'x'.repeat(256)])
      expect(isFileName(name)).toBe(false)
  })

  test('leads to no other folder, and reads in the order in which it is', () => {
    for (const name of ['.', '..', '../x', '../../etc/passwd', '/etc/passwd', 'a/b', 'a\\b', '..\\x', 'C:\\x'])
      expect(isFileName(name)).toBe(false)
    for (const name of ['photo\u202egnp.exe', 'a\u2066b', 'a\u2069']) expect(isFileName(name)).toBe(false)
  })

  test('is asked of the new name too', () => {
    const asked = { ...rename('p', 'a', 'x'), name: '../x' }
    expect(parseCommand(asked)).toMatchObject({ ok: false, malformed: { code: 'invalid-field', field: 'name' } })
  })
})

describe('[C31] a file', () => {
  test('is attached by the server alone: the command is none from outside', () => {
    expect(parseCommand(attachFile('p', 'a'))).toMatchObject({ ok: false, malformed: { code: 'unknown-command' } })
  })

  test('is in the body, with what was measured and who attached it, and counted on the face', () => {
    const board = attached().and(attachFile('q', 'a'))
    expect(board.board.cards[card('a')]?.attachmentCount).toBe(2)
    expect(board.body('a').attachments[attachment('p')]).toEqual({ id: attachment('p'), ...p })
    expect(board.body('b').attachments).toEqual({})
    board.when(attachFile('r', 'a')).then({ type: 'FileAttached', author: owner, attachmentCount: 3, file: file('r') })
  })

  test('is not for a card in the archive, and comes back with it; nor for viewers', () => {
    const archived = attached().and(setCover('p', 'a'), archiveCard('a'))
    archived.when(attachFile('q', 'a')).then(rejected('card-archived'))
    expect(archived.and(restoreCard('a')).board.cards[card('a')]).toMatchObject({
      attachmentCount: 1,
      cover: attachment('p'),
    })
    start().when(attachFile('q', 'nobody')).then(rejected('card-not-found'))
    const viewed = attached().and(ask('SetLinkRole', { role: 'viewer' }))
    for (const asked of [attachFile('q', 'a'), rename('p', 'a', 'x'), removeAttachment('p', 'a'), setCover('p', 'a')])
      viewed.when(asked, guest).then(rejected('forbidden'))
  })
})

describe('[C32] a card', () => {
  test('has at most 100 attachments', () => {
    const one = attached().body('a').attachments[attachment('p')]
    if (!one) throw new Error('an attachment')
    const many = Object.fromEntries(Array.from({ length: cardAttachmentsMax }, (_, index) => [`${index}`, one]))
    const full = { ...start().body('a'), attachments: many }
    expect(decide(start().board, full, owner, attachFile('q', 'a'))).toMatchObject(rejected('card-full'))
  })

  test('[T6] gives the id of an attachment once', () => {
    attached().when(attachFile('p', 'a')).then(rejected('id-taken'))
    attached().and(removeAttachment('p', 'a')).when(attachFile('p', 'a')).then(rejected('id-taken'))
    attached().when(attachFile('p', 'b')).then({ type: 'FileAttached', attachmentCount: 1 })
    const said = start().and(addComment('x', 'a', 'one'))
    const taken = { ...attachFile('p', 'a'), attachmentId: comment('x') }
    expect(decide(said.board, said.body('a'), owner, JSON.parse(JSON.stringify(taken)))).toMatchObject(
      rejected('id-taken'),
    )
  })
})

describe('[C33] an attachment', () => {
  test('is renamed', () => {
    attached()
      .when(rename('p', 'a', 'new.png'))
      .then({ type: 'AttachmentRenamed', name: 'new.png', from: { name: 'p' } })
    attached()
      .when(rename('p', 'a', 'p'))
      .then(unchanged)
    attached()
      .when(rename('q', 'a', 'x'))
      .then(rejected('attachment-not-found'))
    expect(
      attached()
        .and(rename('p', 'a', 'new.png'))
        .body('a').attachments,
    ).toEqual({
      [attachment('p')]: { id: attachment('p'), ...p, name: 'new.png' },
    })
  })

  test('is removed, with all that it was in `from`', () => {
    attached().when(removeAttachment('p', 'a')).then({ type: 'AttachmentRemoved', from: p, attachmentCount: 0 })
    const removed = attached().and(removeAttachment('p', 'a'))
    expect(removed.body('a')).toMatchObject({ attachments: {}, gone: [attachment('p')] })
    expect(removed.board.cards).toEqual(start().board.cards)
    removed.when(removeAttachment('p', 'a')).then(unchanged)
    attached().when(removeAttachment('q', 'a')).then(rejected('attachment-not-found'))
  })
})

describe('[C34] a cover', () => {
  test('is one of the card’s pictures, and on its face', () => {
    attached()
      .when(setCover('p', 'a'))
      .then({ type: 'CoverSet', attachmentId: attachment('p'), from: { attachmentId: null } })
    const covered = attached().and(setCover('p', 'a'), attachFile('q', 'a'))
    expect(covered.board.cards[card('a')]?.cover).toBe(attachment('p'))
    covered.when(setCover('p', 'a')).then(unchanged)
    covered.when(setCover('q', 'a')).then({ attachmentId: attachment('q'), from: { attachmentId: attachment('p') } })
    expect(covered.and(setCover(null, 'a')).board.cards[card('a')]).not.toHaveProperty('cover')
    start().when(setCover(null, 'a')).then(unchanged)
    covered.when(setCover('p', 'b')).then(rejected('attachment-not-found'))
    start().and(attachFile('r.pdf', 'a')).when(setCover('r.pdf', 'a')).then(rejected('not-a-picture'))
  })

  test('goes with its attachment', () => {
    const covered = attached().and(setCover('p', 'a'), attachFile('q', 'a'))
    const removed = covered.and(removeAttachment('p', 'a'))
    expect(removed.board.cards[card('a')]).not.toHaveProperty('cover')
    expect(removed.entries.at(-1)?.events).toMatchObject([
      { type: 'AttachmentRemoved', attachmentCount: 1 },
      { type: 'CoverSet', attachmentId: null, from: { attachmentId: attachment('p') } },
    ])
    const other = covered.and(removeAttachment('q', 'a'))
    expect(other.entries.at(-1)?.events).toHaveLength(1)
    expect(other.board.cards[card('a')]?.cover).toBe(attachment('p'))
  })
})

test('[C35] an upload that is tried again is the same command wherever its bytes were put, and only then', () => {
  const asked = attachFile('p', 'a')
  const form = (other: object) => formOf(Object.assign({}, asked, other))
  expect(form({ file: file('q') })).toBe(form({}))
  for (const other of [{ name: 'x' }, { hash: 'cd' }, { size: 8 }, { cardId: card('b') }])
    expect(form(other)).not.toBe(form({}))
})
