import type { Card } from '../../domain/board.ts'
import { attachmentPath } from './paths.ts'
import { useBoard } from './use-board.ts'

/** The picture that a card is drawn with; nothing where it has none. Its place is there before it is, so that nothing jumps. */
export function Cover({ card, className }: { card: Pick<Card, 'id' | 'cover'>; className: string }) {
  const board = useBoard(({ view }) => view.id)
  const user = useBoard(({ me }) => me?.id)
  if (!card.cover) return null
  return (
    <div className={`overflow-hidden bg-column ${className}`} data-cover>
      {user && (
        // oxlint-disable-next-line nextjs/no-img-element -- what people attach is not ours to make smaller
        <img
          src={attachmentPath(board, card.id, card.cover, user)}
          alt=""
          loading="lazy"
          decoding="async"
          draggable={false}
          className="size-full object-cover"
        />
      )}
    </div>
  )
}
