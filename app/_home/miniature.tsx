import type { CardId } from '../../domain/id.ts'
import type { Watched } from '../_client/watch-client.ts'
import { hue } from '../hue.ts'
import { labelHue } from '../label-hue.ts'
import type { Shown } from './home-store.ts'

const listsMax = 8
const cardsMax = 8

/** A board's lists and cards as bars, on its colour; a card that someone holds is in their hue. */
export function Miniature({ board, live, label }: { board: Shown; live: Watched; label: string }) {
  const holder = (card: CardId | undefined) => {
    const user = card && live.touched.get(card)
    return user && live.users[user]
  }
  return (
    <span
      role="img"
      aria-label={label}
      style={board.color ? labelHue(board.color) : {}}
      className={`flex h-32 items-start gap-1.5 px-3.5 pt-3.5 ${board.color ? 'bg-[color-mix(in_oklab,var(--hue)_22%,var(--column))]' : 'bg-column'}`}
    >
      {board.lists.slice(0, listsMax).map((count, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars of a picture, which have no names
        <span key={index} className="grid flex-1 gap-1 rounded-sm bg-paper/55 p-[5px]">
          {Array.from({ length: Math.min(count, cardsMax) }, (_, place) => {
            const person = holder(board.cards?.[index]?.[place])
            return person ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <i key={place} data-held style={hue(person.color)} className="block h-[9px] rounded-[3px] bg-hue" />
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <i key={place} className="block h-[9px] rounded-[3px] bg-card ring-1 ring-line" />
            )
          })}
        </span>
      ))}
    </span>
  )
}
