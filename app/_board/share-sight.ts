import { isListId, type ListId } from '../../domain/id.ts'
import type { Cell } from '../_client/cell.ts'
import type { LiveClient } from '../_client/live-client.ts'
import type { Columns } from './columns.ts'
import type { Followed } from './followed.ts'
import { isWithOthers } from './is-with-others.ts'
import { sightOf } from './sight.ts'

export type ShareSightOptions = {
  readonly live: LiveClient
  readonly columns: Columns
  /** The list that was scrolled last. */
  readonly scrolled: Cell<ListId | null>
  readonly followed: Followed
}

const shareMs = 66

/**
 * Tells the others what my window shows, for who follows me; while I follow someone, whom: so what I am shown is never
 * said as mine, and nobody's window is led by its own echo. Returns its own undo.
 */
export function shareSight({ live, columns, scrolled, followed }: ShareSightOptions): () => void {
  let saidAt = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const say = () => {
    saidAt = performance.now()
    timer = undefined
    if (!isWithOthers(live)) return
    const follows = followed.value?.id
    live.say({ type: 'view', at: follows ? { follows } : sightOf(columns, scrolled.value) })
  }
  const soon = () => {
    timer ??= setTimeout(say, Math.max(0, saidAt + shareMs - performance.now()))
  }
  const onScroll = ({ target }: Event) => {
    if (followed.value || !(target instanceof HTMLElement) || !target.closest('[data-bed]')) return
    const list = target.closest<HTMLElement>('[data-list]')?.dataset.list
    if (isListId(list)) scrolled.set(list)
    soon()
  }

  document.addEventListener('scroll', onScroll, { capture: true, passive: true })
  const undos = [live.onCome(soon), followed.subscribe(soon)]
  soon()
  return () => {
    clearTimeout(timer)
    document.removeEventListener('scroll', onScroll, { capture: true })
    for (const undo of undos) undo()
  }
}
