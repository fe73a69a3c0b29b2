import type { Me } from '../../domain/person.ts'
import type { Timeline } from '../../domain/wire.ts'
import type { BoardContext } from '../_board/use-board.ts'
import type { BoardStore } from '../_client/board-store.ts'
import { type Cell, createCell } from '../_client/cell.ts'
import { backoffMs, browserClock } from '../_client/clock.ts'
import type { Outcome } from '../_client/outcome.ts'
import { createPastStore, type Past, type PastStore } from '../_client/past-store.ts'
import { createPastWays, type PastWays } from '../_client/past-ways.ts'
import { createMomentAddress, type MomentAddress } from './address.ts'
import { withLater } from './along.ts'
import { createPlayer, type Player } from './player.ts'

/** The history of a board, while it is open. */
export type History = {
  readonly past: PastStore
  readonly player: Player
  readonly timeline: Cell<Timeline>
  readonly ways: PastWays
  readonly address: MomentAddress
  /** Goes back to now. */
  leave(): void
}

const buckets = 240

/** Opens the history where it was asked for; the page shows the past from then on, until the returned undo is called. */
export function openHistory(context: BoardContext): () => void {
  const { store, now, history, historyAsked, selection, followed, hold } = context
  let isWanted = true
  const undos: (() => void)[] = []
  const close = () => {
    isWanted = false
    for (const undo of undos) undo()
    history.set(null)
    store.show(null)
  }
  const show = (past: Past) => {
    // What was taken up while it was on its way is not of the past.
    if (!store.past) {
      hold.set(null)
      selection.clear()
      followed.set(null)
    }
    store.show(past)
  }

  const open = async () => {
    const me = await whoIAm(now)
    const ways = createPastWays(now.view.id, me.id)
    const outcome = await untilItComes(
      () => ways.timeline(buckets),
      () => isWanted,
    )
    if (!isWanted) return
    if (outcome?.kind !== 'ok') return historyAsked.set(null)
    const first = outcome.value
    const timeline = createCell(first)
    now.directory.learn(first.people)
    const past = createPastStore({
      board: now.view.id,
      epoch: first.epoch,
      // More may have been heard since it was read.
      head: Math.max(first.seq, now.seq),
      ways,
      clock: browserClock,
      onEntries: (entries) => now.directory.learn(entries.map(({ actor }) => actor)),
      onEnded: () => historyAsked.set(null),
    })
    const player = createPlayer({ past, now: () => performance.now(), beforeFrame })
    const address = createMomentAddress(past.head)
    const leave = () => {
      address.leave()
      historyAsked.set(null)
    }
    /** The strip comes with the past: under a board of now it would seem that nothing there can be changed. */
    const appear = () => {
      if (isWanted && past.past && !history.value) history.set({ past, player, timeline, ways, address, leave })
    }
    const goWhereAsked = async () => {
      const asked = historyAsked.value
      if (!asked) return
      player.pause()
      const seq =
        asked.at === null ? past.head : await seqOf(asked.at, ways, () => isWanted && historyAsked.value === asked)
      if (!isWanted || historyAsked.value !== asked) return
      past.go(seq ?? past.head)
      if (asked.plays) player.play()
    }
    const onHidden = () => document.visibilityState === 'hidden' && player.pause()
    document.addEventListener('visibilitychange', onHidden)
    undos.push(
      past.subscribe(() => {
        if (past.past && past.past !== store.past) show(past.past)
        appear()
        if (!player.isPlaying) address.follow(past.target)
      }),
      player.subscribe(() => !player.isPlaying && address.follow(past.target)),
      now.watchEntries((entries) => {
        past.learn(entries)
        timeline.set(withLater(timeline.value, entries))
      }),
      historyAsked.subscribe(() => void goWhereAsked()),
      () => document.removeEventListener('visibilitychange', onHidden),
      player.pause,
      past.close,
      address.close,
    )
    await goWhereAsked()
    appear()
  }
  void open()
  return close
}

/** The `seq` of a moment; null where there is none. */
async function seqOf(at: string, ways: PastWays, isWanted: () => boolean): Promise<number | null> {
  if (/^\d+$/.test(at)) return Number(at)
  const outcome = await untilItComes(() => ways.snapshot(at), isWanted)
  if (outcome?.kind === 'gone') return 1
  return outcome?.kind === 'ok' ? outcome.value.seq : null
}

function whoIAm(now: BoardStore): Promise<Me> {
  return new Promise((resolve) => {
    const undo = now.subscribe(() => look())
    const look = () => {
      if (!now.me || !now.state) return
      undo()
      resolve(now.me)
    }
    look()
  })
}

/** Asks again until there is an answer; null where it is not wanted any more. */
async function untilItComes<T>(ask: () => Promise<Outcome<T>>, isWanted: () => boolean): Promise<Outcome<T> | null> {
  for (let attempt = 0; isWanted(); attempt++) {
    const outcome = await ask()
    if (outcome.kind !== 'lost') return outcome
    await new Promise<void>((resolve) => browserClock.after(backoffMs(browserClock, attempt), resolve))
  }
  return null
}

const beforeFrame = (act: () => void): (() => void) => {
  const frame = requestAnimationFrame(act)
  return () => cancelAnimationFrame(frame)
}
