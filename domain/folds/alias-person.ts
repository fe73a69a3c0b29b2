import { isAtLeast } from '../access.ts'
import type { Card } from '../board.ts'
import type { Draft } from '../draft.ts'
import type { Event } from '../event.ts'
import { face } from '../face.ts'
import type { UserId } from '../id.ts'
import type { Member } from '../sharing.ts'

/**
 * [A30] What was a guest's is the account's. The greater role holds. Who was put out stays out, under either name, but
 * for an account that was let in by itself.
 */
export function aliasPerson(draft: Draft, { from, to }: Event<'PersonAliased'>): void {
  if (draft.aliases[from] !== undefined) return
  draft.aliases = { ...draft.aliases, [from]: to }
  if (draft.owner === from) draft.owner = to
  const { [from]: theirs, [to]: mine, ...members } = draft.members
  const isOut = draft.removed.includes(to) || (draft.removed.includes(from) && !mine)
  const { owner } = draft
  draft.removed = draft.removed.filter((id) => id !== from && id !== to)
  if (isOut && owner !== to) draft.removed = [...draft.removed, to]
  const merged = isOut || owner === to ? null : greater(mine, theirs)
  draft.members = merged ? { ...members, [to]: merged } : members
  const { shelf, archived } = draft
  for (const card of Object.values<Card>(shelf.read().cards)) if (isOn(card, from)) shelf.putCard(moved(card, from, to))
  for (const card of Object.values(archived.read().cards)) if (isOn(card, from)) archived.putCard(moved(card, from, to))
}

function greater(mine: Member | undefined, theirs: Member | undefined): Member | null {
  if (!mine || !theirs) return mine ?? theirs ?? null
  if (isAtLeast(mine.role, theirs.role)) return mine
  // What they were let in with by name holds where the link does not any more.
  const byName = mine.link === undefined ? mine.role : mine.otherwise
  if (theirs.link === undefined || byName === undefined) return theirs
  return { ...theirs, since: mine.since, otherwise: theirs.otherwise ?? byName }
}

const isOn = ({ people }: Card, id: UserId): boolean => people?.includes(id) ?? false

const moved = <C extends Card>(card: C, from: UserId, to: UserId): C => ({
  ...card,
  ...face({ ...card, people: [...new Set((card.people ?? []).map((id) => (id === from ? to : id)))] }),
})
