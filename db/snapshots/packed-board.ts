import { promisify } from 'node:util'
import { constants, type ZstdOptions, zstdCompressSync, zstdDecompress, zstdDecompressSync } from 'node:zlib'
import type { ArchivedCard, ArchivedList, Board, Card, List, Order } from '../../domain/board.ts'
import type { CardId, ListId } from '../../domain/id.ts'
import { shelve } from '../../domain/shelf.ts'

/**
 * A whole board as it is stored: lines of JSON, compressed. The first has all but the cards; each of the others has some
 * cards, so that a large board is read in pieces. The orders are not in it: they are derived.
 */

const cardsAtOnce = 500
const { ZSTD_c_checksumFlag, ZSTD_c_compressionLevel } = constants
const zstd: ZstdOptions = { params: { [ZSTD_c_compressionLevel]: 1, [ZSTD_c_checksumFlag]: 1 } }
const unzip = promisify(zstdDecompress)

type Rest = Omit<Board, 'lists' | 'cards' | 'order' | 'archive'> & {
  readonly lists: readonly List[]
  readonly archived: { readonly lists: readonly ArchivedList[]; readonly labels: Board['archive']['labels'] }
}
type Some = { readonly cards: readonly Card[] } | { readonly archived: readonly ArchivedCard[] }

/** A board as its bytes. */
export function packBoard({ lists, cards, order, archive, ...fields }: Board): Buffer {
  const rest: Rest = {
    ...fields,
    lists: Object.values<List>(lists),
    archived: { lists: Object.values<ArchivedList>(archive.lists), labels: archive.labels },
  }
  const lines = [JSON.stringify(rest)]
  const put = (some: Some) => lines.push(JSON.stringify(some))
  for (const some of slices(inOrder(cards, order))) put({ cards: some })
  for (const some of slices(inOrder(archive.cards, archive.order))) put({ archived: some })
  return zstdCompressSync(lines.join('\n'), zstd)
}

/** The board of these bytes, at once. */
export const unpackBoard = (bytes: Uint8Array): Board => {
  const lines = linesOf(zstdDecompressSync(bytes))
  const reading = readBoard(lines)
  for (const line of lines.slice(1)) reading.take(line)
  return reading.board()
}

/** The same with pauses. */
export async function unpackBoardSlowly(bytes: Uint8Array, pause: () => Promise<void>): Promise<Board> {
  const lines = linesOf(await unzip(bytes))
  const reading = readBoard(lines)
  for (const line of lines.slice(1)) {
    await pause()
    reading.take(line)
  }
  return reading.board()
}

const linesOf = (text: Buffer): readonly string[] => text.toString().split('\n')

function readBoard([first = '']: readonly string[]) {
  const { lists, archived, ...fields }: Rest = JSON.parse(first)
  const cards: Record<CardId, Card> = {}
  const archivedCards: Record<CardId, ArchivedCard> = {}
  return {
    take: (line: string): void => {
      const some: Some = JSON.parse(line)
      if ('cards' in some) for (const card of some.cards) cards[card.id] = card
      else for (const card of some.archived) archivedCards[card.id] = card
    },
    board: (): Board => ({
      ...fields,
      ...shelve(byId(lists), cards),
      archive: { ...shelve(byId(archived.lists), archivedCards), labels: archived.labels },
    }),
  }
}

/** The cards of a shelf, list by list: so the orders are found to be there already when it is unpacked. */
const inOrder = <C extends Card>(cards: Readonly<Record<CardId, C>>, order: Order): C[] =>
  Object.values<readonly CardId[]>(order.cards).flatMap((ids) => ids.flatMap((id) => cards[id] ?? []))

function* slices<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += cardsAtOnce) yield all.slice(from, from + cardsAtOnce)
}

function byId<L extends List>(lists: readonly L[]): Record<ListId, L> {
  return Object.fromEntries(lists.map((list) => [list.id, list]))
}
