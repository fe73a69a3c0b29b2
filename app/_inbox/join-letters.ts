import type { InboxPage, Letter } from '../../domain/letter.ts'

/** The letters that are here, with the page before a place behind them; as they are where it does not follow any more. */
export function extended(now: InboxPage, page: InboxPage, before: string | null): InboxPage {
  if (now.before !== before) return now
  return { ...page, newest: now.newest, letters: [...now.letters, ...page.letters] }
}

/** The first page anew. What lies behind it stays, unless there may be something between. */
export function renewed(now: InboxPage, page: InboxPage): InboxPage {
  const last = page.letters.at(-1)
  const isJoined = page.letters.some((one) => now.letters.some((held) => isSame(one, held)))
  const older = last && isJoined && page.before !== null ? now.letters.filter(({ at }) => at < last.at) : []
  return { ...page, letters: [...page.letters, ...older], before: older.length > 0 ? now.before : page.before }
}

const isSame = (a: Letter, b: Letter): boolean => a.board === b.board && a.seq === b.seq
