'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { isIme } from '../_board/is-ime.ts'
import { NoPast } from '../_board/no-past.tsx'
import { useBoard, useBoardContext } from '../_board/use-board.ts'
import { Controls } from './controls.tsx'
import type { History } from './history.ts'
import { openHistory } from './history.ts'
import { Knob } from './knob.tsx'
import { PlayButton } from './play-button.tsx'
import { useEntryWords } from './use-entry-words.ts'
import { useHistory, usePast, usePlayer } from './use-history.ts'
import { useMoment } from './use-moment.ts'
import { watchFlights } from './watch-flights.ts'
import { watchLinks } from './watch-links.ts'

/** The strip under the board: how much was done when, the knob, and what was done there. */
export function Strip() {
  const { store, historyAsked } = useBoardContext()
  const readsPast = useBoard((now) => now.readsPast)
  const leave = () => {
    store.show(null)
    historyAsked.set(null)
    window.history.replaceState(null, '', window.location.pathname)
  }
  return readsPast ? <OwnStrip /> : <NoPast onClose={leave} />
}

function OwnStrip() {
  const t = useTranslations('history')
  const context = useBoardContext()
  const history = useHistory()
  useEffect(() => openHistory(context), [context])
  useLeaveByEscape(history)
  return (
    <section
      aria-label={t('strip')}
      className="relative mx-4 mb-3.5 flex min-h-[66px] flex-none animate-appear flex-col justify-center rounded-xl border border-line bg-raised px-3.5 py-3 shadow-lift max-sm:mx-3 max-sm:mb-3"
    >
      {history ? <OpenStrip history={history} /> : <p className="text-ink-3">{t('opening')}</p>}
    </section>
  )
}

function OpenStrip({ history }: { history: History }) {
  const t = useTranslations('history')
  const { store } = useBoardContext()
  const [said, setSaid] = useState('')
  const wordsOf = useEntryWords()
  const moment = useMoment()
  const target = usePast(history, (now) => now.target)
  const head = usePast(history, (now) => now.head)
  const shown = usePast(history, (now) => now.past)
  const isPlaying = usePlayer(history, (now) => now.isPlaying)
  const entry = shown?.seq === target ? history.past.entry(target) : null
  const sentence = entry && shown ? wordsOf(entry, shown) : ''
  const words = entry ? t('knobWords', { moment: moment(entry.at), sentence }) : t('loading')

  useEffect(() => watchFlights(history.past), [history])
  useEffect(() => watchLinks(store.view.id, history.past), [store, history])
  useEffect(() => {
    // The slider says itself where it is, to who has the focus on it.
    if (isPlaying || !entry || document.activeElement?.role === 'slider') return
    const timer = setTimeout(() => setSaid(words), sayMs)
    return () => clearTimeout(timer)
  }, [isPlaying, entry, words])

  return (
    <div className="grid grid-cols-[auto_1fr_auto] items-center gap-x-3.5 gap-y-2 max-sm:grid-cols-[auto_1fr]">
      <PlayButton history={history} />
      <Knob history={history} words={words} />
      <div className="flex min-w-0 items-center gap-3 max-sm:col-span-2 max-sm:flex-wrap max-sm:gap-y-1">
        <div className="w-72 min-w-0 flex-1 leading-[18px] max-xl:w-56 max-sm:contents sm:text-right">
          <p className="truncate font-semibold max-sm:basis-full" title={sentence}>
            {sentence}&nbsp;
          </p>
          <p className="text-xs text-ink-3 tabular-nums max-sm:flex-1">{t('entry', { seq: target, head })}</p>
        </div>
        <Controls history={history} />
      </div>
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </div>
  )
}

const sayMs = 500

/** Escape leads back to now, where nothing else takes it. */
function useLeaveByEscape(history: History | null): void {
  const { hold, activity } = useBoardContext()
  useEffect(() => {
    if (!history) return
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || isIme(event) || hold.value || activity.value) return
      if (event.target instanceof Element && event.target.closest('[role="menu"], [role="dialog"], form')) return
      event.preventDefault()
      history.leave()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [history, hold, activity])
}
