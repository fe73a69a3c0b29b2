import type { Claim, FileStore } from '../../db/attachments/file-store.ts'
import { filesOfCard } from '../../db/attachments/files-of-card.ts'
import { isNamed } from '../../db/attachments/is-named.ts'
import { type EventLog, toEntry } from '../../db/event-log.ts'
import { type BoardId, type CardId, isCardId } from '../../domain/id.ts'

/** Does something that may erase files of cards, or of a whole board, and sees to it that their files go with them. */
export type Erasing = {
  withCards<T>(board: BoardId, cards: readonly CardId[], act: () => Promise<T>): Promise<T>
  /** The same where it is not known which cards it is about. */
  withBoard<T>(board: BoardId, act: () => Promise<T>): Promise<T>
}

/** The files are under a claim for as long as it lasts: what a crash leaves undone is done at the next start. */
export function createErasing(log: EventLog, store: FileStore, onError: (error: unknown) => void): Erasing {
  const claimsOf = async (board: BoardId, card: CardId): Promise<Claim[]> => {
    const rows = await log.readCard(board, card, 0, Number.MAX_SAFE_INTEGER, 'CardDescribed')
    const events = rows.flatMap((row) => toEntry(row).events)
    // The files of a card that went to another board are that board's.
    if (events.some((event) => event.type === 'CardMovedToBoard' && event.cardId === card)) return []
    const files = filesOfCard(events, card)
    return [...files].map((file) => ({ board, card, file }))
  }

  const withClaims = async <T>(claims: readonly Claim[], act: () => Promise<T>): Promise<T> => {
    for (const claim of claims) await store.claim(claim)
    try {
      return await act()
    } finally {
      for (const claim of claims)
        await isNamed(log, claim)
          .then((named) => store.settle(claim, named))
          .catch(onError)
    }
  }

  const cardsWithFiles = async (board: BoardId): Promise<CardId[]> => {
    const cards = new Set<string>()
    for (let after = 0; ; ) {
      const rows = await log.read(board, after, pageMax)
      const last = rows.at(-1)
      if (!last) break
      for (const row of rows)
        for (const event of toEntry(row).events)
          if (event.type === 'FileAttached' || event.type === 'CardArrived') cards.add(event.cardId)
      after = last.seq
    }
    return [...cards].filter(isCardId)
  }

  const claimsOfAll = async (board: BoardId, cards: readonly CardId[]): Promise<Claim[]> => {
    const claims: Claim[] = []
    for (const card of cards) claims.push(...(await claimsOf(board, card)))
    return claims
  }

  return {
    withCards: async (board, cards, act) => withClaims(await claimsOfAll(board, cards), act),
    withBoard: async (board, act) => withClaims(await claimsOfAll(board, await cardsWithFiles(board)), act),
  }
}

const pageMax = { entriesMax: 1_000, bytesMax: 4 * 1024 * 1024 }
