import type { BodyFolds } from '../body.ts'
import { mentionsIn } from '../mention.ts'

/** What becomes of comments. */
export const commentFolds: BodyFolds<'CommentAdded' | 'CommentEdited' | 'CommentRemoved' | 'CommentRestored'> = {
  CommentAdded: (body, { commentId: id, text, author }, { seq, at }) => {
    const comment = { id, author, at, text, writtenAt: seq, edited: false, mentions: mentionsIn(text) }
    return { ...body, comments: { ...body.comments, [id]: comment } }
  },
  CommentEdited: (body, { commentId, text }, { seq }) => {
    const before = body.comments[commentId]
    if (!before) return body
    const comment = { ...before, text, writtenAt: seq, edited: true, mentions: mentionsIn(text) }
    return { ...body, comments: { ...body.comments, [commentId]: comment } }
  },
  CommentRemoved: (body, { commentId }) => {
    const { [commentId]: removed, ...comments } = body.comments
    return removed ? { ...body, comments, gone: [...body.gone, commentId] } : body
  },
  CommentRestored: (body, { commentId: id, comment }) => ({
    ...body,
    comments: { ...body.comments, [id]: { id, ...comment, mentions: mentionsIn(comment.text) } },
    gone: body.gone.filter((one) => one !== id),
  }),
}
