import { accept, onCard, reject } from '../decision.ts'
import type { Inverses } from '../inverse.ts'
import { cardCommentsMax, onComment } from '../rules/comments.ts'

/** What undoes what was said. A comment that was removed comes back as it was, with its author and its time. */
export const commentInverses: Inverses<'CommentAdded' | 'CommentEdited' | 'CommentRemoved' | 'CommentRestored'> = {
  CommentAdded: ({ would }, { cardId, commentId }) => would({ type: 'RemoveComment', cardId, commentId }),
  CommentEdited: ({ board, body }, { cardId, commentId, from: { text } }) =>
    onCard(board, cardId, () =>
      onComment(body(cardId), commentId, ({ text: left, writtenAt: base }) =>
        accept({ type: 'CommentEdited', cardId, commentId, text, base, from: { text: left, writtenAt: base } }),
      ),
    ),
  CommentRemoved: ({ board, body }, { cardId, commentId, from: comment }) =>
    onCard(board, cardId, () => {
      const commentCount = Object.keys(body(cardId).comments).length + 1
      if (commentCount > cardCommentsMax) return reject('card-full')
      return accept({ type: 'CommentRestored', cardId, commentId, comment, commentCount })
    }),
  CommentRestored: ({ would }, { cardId, commentId }) => would({ type: 'RemoveComment', cardId, commentId }),
}
