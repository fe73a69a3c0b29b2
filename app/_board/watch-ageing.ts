import type { AgeingAnswer } from '../../domain/flow/answer.ts'
import type { BoardStore } from '../_client/board-store.ts'
import { request } from '../_client/transport.ts'
import type { Aged } from './ageing-shown.ts'

const everyMs = 10 * 60_000

/** Asks which cards age: now, every ten minutes that somebody looks, and when somebody looks again. Returns its own undo. */
export function watchAgeing(store: BoardStore, tell: (cards: Aged) => void): () => void {
  let isOver = false
  let isAsked = false
  const ask = async () => {
    const { me, view } = store
    // Who comes for the first time is signed in after this begins.
    if (document.visibilityState === 'hidden' || !me) return
    isAsked = true
    const found = await request<AgeingAnswer>(`/api/boards/${view.id}/ageing?as=${me.id}`)
    if (!isOver && found.kind === 'ok') tell(new Map(found.value.cards.map((one) => [one.card, one])))
  }
  const askNow = () => void ask()
  const timer = setInterval(askNow, everyMs)
  document.addEventListener('visibilitychange', askNow)
  const undo = store.subscribe(() => {
    if (!isAsked) askNow()
  })
  askNow()
  return () => {
    isOver = true
    undo()
    clearInterval(timer)
    document.removeEventListener('visibilitychange', askNow)
  }
}
