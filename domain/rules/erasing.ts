import type { Board } from '../board.ts'
import type { Body } from '../body.ts'
import type { CommandOf } from '../command.ts'
import type { Comment } from '../comment.ts'
import { accept, type RejectionCode, type Rules, reject } from '../decision.ts'
import type { AttachmentId, CardId, CommentId, UserId } from '../id.ts'
import type { ErasePast, Past } from '../past.ts'

/** What is asked of words that are to be nowhere any more. */
export const erasingRules: Rules<'EraseTexts' | 'EraseOwnTexts'> = {
  EraseTexts: (board, { of }, _body, _actor, known) => {
    const past = erasePast(known)
    if (of.kind === 'list' && !board.lists[of.listId] && !board.archive.lists[of.listId])
      return reject('list-not-found')
    if (of.kind === 'list' || of.kind === 'board') return accept({ type: 'TextsErased', of, ...besides([]) })
    if (of.kind === 'person') return accept({ type: 'TextsErased', of, ...goneWith(of.userId, past) })
    const body = past.bodies.get(of.cardId)
    if (!body || !wasHere(board, of.cardId)) return reject('card-not-found')
    const gone = goneOn(of, body)
    return typeof gone === 'string' ? reject(gone) : accept({ type: 'TextsErased', of, ...besides([gone]) })
  },

  EraseOwnTexts: (_board, _command, _body, actor, known) =>
    accept({ type: 'OwnTextsErased', userId: actor, ...goneWith(actor, erasePast(known)) }),
}

/** What goes from one card beside the words themselves. */
type Gone = {
  readonly cardId: CardId
  readonly comments: readonly CommentId[]
  readonly commentCount: number
  readonly files: readonly AttachmentId[]
}
type OfCard = Extract<CommandOf<'EraseTexts'>['of'], { readonly cardId: CardId }>

function goneOn(of: OfCard, body: Body): Gone | RejectionCode {
  const was = (id: string) => body.gone.includes(id)
  switch (of.kind) {
    case 'titles':
    case 'description':
      return goneFrom(of.cardId, body)
    case 'checklist':
      return body.checklists[of.checklistId] || was(of.checklistId) ? goneFrom(of.cardId, body) : 'checklist-not-found'
    case 'item':
      return body.items[of.itemId] || was(of.itemId) ? goneFrom(of.cardId, body) : 'item-not-found'
    case 'comment':
      if (body.comments[of.commentId]) return goneFrom(of.cardId, body, [of.commentId])
      return was(of.commentId) ? goneFrom(of.cardId, body) : 'comment-not-found'
    case 'attachment':
      if (body.attachments[of.attachmentId]) return goneFrom(of.cardId, body)
      return was(of.attachmentId) ? goneFrom(of.cardId, body, [], [of.attachmentId]) : 'attachment-not-found'
  }
}

/** What a person has said goes, and so do the files that they attached and that were removed. */
const goneWith = (person: UserId, { ids, bodies, files }: ErasePast) => ({
  ...besides(
    [...bodies].flatMap(([cardId, body]) => {
      const said = Object.values<Comment>(body.comments).flatMap(({ id, author }) => (ids.includes(author) ? [id] : []))
      const removed = [...(files.get(cardId) ?? [])].filter((id) => !body.attachments[id])
      return said.length + removed.length > 0 ? [goneFrom(cardId, body, said, removed)] : []
    }),
  ),
  ...(ids.some((id) => id !== person) && { userIds: ids }),
})

const goneFrom = (
  cardId: CardId,
  { comments: there }: Body,
  comments: readonly CommentId[] = [],
  files: readonly AttachmentId[] = [],
): Gone => ({ cardId, comments, commentCount: Object.keys(there).length - comments.length, files })

const besides = (gone: readonly Gone[]) => ({
  cardIds: gone.map(({ cardId }) => cardId),
  commentIds: gone.map(({ comments }) => comments),
  commentCounts: gone.map(({ commentCount }) => commentCount),
  attachmentIds: gone.map(({ files }) => files),
})

/** What was said of a card that went to another board is in this log too. */
const wasHere = ({ cards, archive, gone }: Board, cardId: CardId): boolean =>
  cards[cardId] !== undefined || archive.cards[cardId] !== undefined || gone.includes(cardId)

function erasePast(past: Past | null): ErasePast {
  if (past?.kind !== 'erase') throw new Error('erasing is decided on the past')
  return past
}
