'use client'

import { useTranslations } from 'next-intl'
import type { Comment } from '../../domain/comment.ts'
import type { CardId } from '../../domain/id.ts'
import { CommentView } from '../_board/comment.tsx'
import { useLastBody } from '../_board/use-last-body.ts'

/** What had been said of a card by then, newest first. */
export function PastComments({ cardId }: { cardId: CardId }) {
  const t = useTranslations('history')
  const body = useLastBody(cardId)
  const comments = Object.values<Comment>(body?.comments ?? {}).toSorted((a, b) =>
    (a.at ?? '') < (b.at ?? '') ? 1 : -1,
  )
  if (comments.length === 0) return null
  return (
    <section aria-label={t('comments')} className="mt-[22px]">
      <h3 className="mb-2 font-semibold">{t('comments')}</h3>
      <ol className="grid gap-3">
        {comments.map((comment) => (
          <li key={comment.id}>
            <CommentView cardId={cardId} comment={comment} isUnsaved={false} />
          </li>
        ))}
      </ol>
    </section>
  )
}
