import type { Board } from '../../domain/board.ts'
import { type BoardId, type CardId, checked, isCardId, type ListId, type UserId } from '../../domain/id.ts'
import type { Label } from '../../domain/label.ts'
import type { BoardPerson, Snapshot } from '../../domain/wire.ts'
import { newId } from '../_client/new-id.ts'
import type { BoardContext } from './use-board.ts'

/** Another board that cards may go to: as it is now, and who has part in it. */
export type Destination = { readonly snapshot: Snapshot; readonly people: readonly BoardPerson[] }

/** What stays behind when cards go to another board: labels that are not there too, and people who may not see it. */
export function leftBehind(
  from: Board,
  cards: readonly CardId[],
  { snapshot, people }: Destination,
): { readonly labels: readonly string[]; readonly people: readonly UserId[] } {
  const { board } = snapshot
  const mayCome = (id: UserId): boolean => {
    const role = people.find((person) => person.id === id)?.role
    return role === undefined ? board.linkRole !== 'none' : role !== 'none'
  }
  const isThere = ({ name, color }: Label): boolean =>
    Object.values<Label>(board.labels).some((label) => label.name === name && label.color === color)
  const going = cards.flatMap((id) => from.cards[id] ?? [])
  const labels = new Set(going.flatMap((card) => card.labels ?? []).flatMap((id) => from.labels[id] ?? []))
  return {
    labels: [...labels].filter((label) => !isThere(label)).map(({ name }) => name),
    people: [...new Set(going.flatMap((card) => card.people ?? []))].filter((id) => !mayCome(id)),
  }
}

/** Moves cards to a list of another board, one after another, at its end or its top. */
export function moveAway(
  { store }: Pick<BoardContext, 'store'>,
  cards: readonly CardId[],
  to: { readonly board: BoardId; readonly list: ListId; readonly place: 'top' | 'end' },
): void {
  // At the top each goes above the one before it.
  for (const cardId of to.place === 'top' ? cards.toReversed() : cards)
    store.propose({
      type: 'MoveCardToBoard',
      cardId,
      toBoard: to.board,
      toList: to.list,
      newCardId: checked(isCardId, newId()),
      ...(to.place === 'top' ? { after: null } : {}),
    })
}
