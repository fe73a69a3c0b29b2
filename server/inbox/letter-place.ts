import type { LetterRow } from '../../db/inbox/letters.ts'

/** Where a letter stands among all of someone's: newest first, then by board. */
export type LetterPlace = Pick<LetterRow, 'at' | 'board' | 'seq'>

/** A place as it travels: whoever asks for what follows gives it back as it was. */
export const placeOf = ({ at, seq, board }: LetterPlace): string => `${at}.${seq}.${board}`

export function parsePlace(text: string): LetterPlace | null {
  const [, at, seq, board] = /^(\d{1,15})\.(\d{1,15})\.([\w-]{1,12})$/.exec(text) ?? []
  return at && seq && board ? { at: Number(at), seq: Number(seq), board } : null
}

/** Whether a letter comes after a place, in the order in which they are read. */
export function isAfter(letter: LetterPlace, place: LetterPlace): boolean {
  if (letter.at !== place.at) return letter.at < place.at
  if (letter.board !== place.board) return letter.board > place.board
  return letter.seq < place.seq
}
