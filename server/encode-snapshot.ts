import type { Card } from '../domain/board.ts'
import type { Snapshot } from '../domain/wire.ts'
import { pause } from './pause.ts'

/** So many are encoded in about 2 ms. */
const cardsAtOnce = 1_000

/** A snapshot as JSON: as it is at this moment, but with pauses, so that a large board does not hold the loop up. */
export async function encodeSnapshot({ board, epoch, seq }: Snapshot): Promise<Buffer<ArrayBuffer>> {
  const { cards: record, ...rest } = board
  // The record is written in place as the board goes on; the cards in it are not.
  const cards: readonly Card[] = Object.values(record)
  const pieces = [Buffer.from(`{"board":${JSON.stringify(rest).slice(0, -1)},"cards":{`)]
  for (let from = 0; from < cards.length; from += cardsAtOnce) {
    if (from > 0) await pause()
    const some = cards.slice(from, from + cardsAtOnce).map((card) => `"${card.id}":${JSON.stringify(card)}`)
    pieces.push(Buffer.from(`${from > 0 ? ',' : ''}${some.join()}`))
  }
  pieces.push(Buffer.from(`}},"epoch":${JSON.stringify(epoch)},"seq":${seq}}`))
  return Buffer.concat(pieces)
}
