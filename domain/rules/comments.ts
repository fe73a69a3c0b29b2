import type { Body } from '../body.ts'
import type { Comment } from '../comment.ts'
import { accept, type Decision, isTakenOnCard, onBody, type Rules, reject, unchanged } from '../decision.ts'
import type { CommentId } from '../id.ts'
import { personOf } from '../person-of.ts'

export const cardCommentsMax = 1_000

/** What is asked of comments. Who may comment may change only what they have said. */
export const commentRules: Rules<'AddComment' | 'EditComment' | 'RemoveComment'> = {
  AddComment: (board, { cardId, commentId, text }, known, actor) =>
    onBody(board, cardId, known, (_card, body) => {
      if (isTakenOnCard(body, commentId)) return reject('id-taken')
      const commentCount = Object.keys(body.comments).length + 1
      if (commentCount > cardCommentsMax) return reject('card-full')
      return accept({ type: 'CommentAdded', cardId, commentId, text, author: actor, commentCount })
    }),

  EditComment: (board, { cardId, commentId, text, base }, known, actor) =>
    onBody(board, cardId, known, (_card, body) =>
      onComment(body, commentId, (comment) => {
        if (personOf(board, comment.author) !== actor) return reject('forbidden')
        if (text === comment.text) return unchanged
        if (base !== comment.writtenAt) return reject('text-changed', comment.writtenAt)
        const from = { text: comment.text, writtenAt: comment.writtenAt }
        return accept({ type: 'CommentEdited', cardId, commentId, text, base, from })
      }),
    ),

  RemoveComment: (board, { cardId, commentId }, known, actor) =>
    onBody(board, cardId, known, (_card, body) => {
      if (body.gone.includes(commentId)) return unchanged
      return onComment(body, commentId, (comment) => {
        if (personOf(board, comment.author) !== actor && board.owner !== actor) return reject('forbidden')
        const { mentions: _, id: _id, ...from } = comment
        const commentCount = Object.keys(body.comments).length - 1
        return accept({ type: 'CommentRemoved', cardId, commentId, from, commentCount })
      })
    }),
}

export function onComment(body: Body, commentId: CommentId, rule: (comment: Comment) => Decision): Decision {
  const comment = body.comments[commentId]
  return comment ? rule(comment) : reject('comment-not-found')
}
