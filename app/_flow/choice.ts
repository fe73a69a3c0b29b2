import { type BoardId, isListId, type ListId } from '../../domain/id.ts'

/** How I want to see a board's flow: kept in this browser, for each board. */
export type Choice = {
  readonly weeks: number
  /** Null: as the board has it. */
  readonly done: ListId | null
  readonly from: ListId | 'added' | null
}

export const weeksOffered = [4, 12, 26, 53] as const
const first: Choice = { weeks: 12, done: null, from: null }

export function readChoice(board: BoardId): Choice {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(board)) ?? 'null')
    if (typeof kept !== 'object' || kept === null) return first
    const { weeks, done, from } = { weeks: 0, done: null, from: null, ...kept }
    return {
      weeks: weeksOffered.find((offered) => offered === weeks) ?? first.weeks,
      done: isListId(done) ? done : null,
      from: from === 'added' || isListId(from) ? from : null,
    }
  } catch {
    return first
  }
}

export function keepChoice(board: BoardId, choice: Choice): void {
  try {
    localStorage.setItem(keyOf(board), JSON.stringify(choice))
  } catch {
    // Where nothing can be kept, it holds for as long as the flow is open.
  }
}

const keyOf = (board: BoardId): string => `tandem.flow.${board}`
