/** What someone has written and not yet saved, and the `seq` of the text that they began from. */
export type Draft = { readonly text: string; readonly base: number }

/** Drafts are kept in the browser, by person, board and card. */
const keyOf = (place: string): string => `tandem draft ${place}`

export function keepDraft(place: string, draft: Draft): void {
  try {
    localStorage.setItem(keyOf(place), JSON.stringify(draft))
  } catch {
    // No room, or storage is switched off: the draft lives as long as the page.
  }
}

export function dropDraft(place: string): void {
  try {
    localStorage.removeItem(keyOf(place))
  } catch {
    // As above.
  }
}

export function readDraft(place: string): Draft | null {
  try {
    const draft: unknown = JSON.parse(localStorage.getItem(keyOf(place)) ?? 'null')
    return isDraft(draft) ? draft : null
  } catch {
    return null
  }
}

const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' &&
  value !== null &&
  'text' in value &&
  'base' in value &&
  typeof value.text === 'string' &&
  typeof value.base === 'number'
