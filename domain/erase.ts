/** The fields of events in which words about a card stand. */
const wordy: ReadonlySet<string> = new Set(['title', 'description', 'text', 'name'])

/**
 * [E8] The payload of an entry (its events as JSON) without the words of a card: each text that is this card's is empty.
 * Where none of its words are in there, the payload comes back as it is.
 */
export function erasePayload(payload: string, cardId: string): string {
  const erased = JSON.stringify(erase(JSON.parse(payload), cardId, false))
  return erased.length === payload.length ? payload : erased
}

function erase(value: unknown, cardId: string, isOfCard: boolean): unknown {
  if (Array.isArray(value)) return value.map((one) => erase(one, cardId, isOfCard))
  if (typeof value !== 'object' || value === null) return value
  const names = 'cardId' in value || 'newCardId' in value
  const isIts = names ? Object.entries(value).some(([key, id]) => isCardKey(key) && id === cardId) : isOfCard
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [
      key,
      isIts && wordy.has(key) && typeof field === 'string' ? '' : erase(field, cardId, isIts),
    ]),
  )
}

const isCardKey = (key: string): boolean => key === 'cardId' || key === 'newCardId'
