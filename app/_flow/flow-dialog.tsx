'use client'

import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { NoPast } from '../_board/no-past.tsx'
import { useBoard, useBoardContext } from '../_board/use-board.ts'
import { AgeingSwitch } from './ageing-switch.tsx'
import { type Choice, keepChoice, readChoice } from './choice.ts'
import { Choices } from './choices.tsx'
import { Cumulative } from './cumulative.tsx'
import { CycleTimes } from './cycle-times.tsx'
import { Throughput } from './throughput.tsx'
import { TimeInLists } from './time-in-lists.tsx'
import { useFlow } from './use-flow.ts'

/** How work flows over the board, over the board; its address is the board's, and `/flow`. It is of the past as well. */
export function FlowDialog() {
  const { open } = useBoardContext()
  const readsPast = useBoard((now) => now.readsPast)
  return readsPast ? <OpenFlow /> : <NoPast onClose={() => open(null)} />
}

function OpenFlow() {
  const t = useTranslations('flow')
  const { open } = useBoardContext()
  const board = useBoard(({ view }) => view.id)
  const [choice, setChoice] = useState(() => readChoice(board))
  const { flow, isFailed, again } = useFlow(choice)
  const choose = (next: Choice) => {
    setChoice(next)
    keepChoice(board, next)
  }
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && open(null)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-50 bg-veil" />
        <Dialog.Popup className="fixed inset-0 z-50 m-auto flex h-[calc(100dvh-32px)] max-h-[960px] w-[860px] max-w-[calc(100vw-32px)] animate-appear flex-col overflow-hidden rounded-xl border border-line bg-raised shadow-sheet outline-none max-sm:h-dvh max-sm:max-h-none max-sm:w-full max-sm:max-w-none max-sm:rounded-none max-sm:border-0">
          <header className="flex flex-none items-center px-6 pt-4 pb-3 max-sm:px-4">
            <Dialog.Title className="flex-1 text-[17px] leading-6 font-semibold tracking-[-.015em]">
              {t('title')}
            </Dialog.Title>
            <Dialog.Close
              aria-label={t('close')}
              className="tap grid size-7 place-items-center rounded-md text-ink-3 hover:bg-column hover:text-ink"
            >
              <X className="size-4" strokeWidth={1.75} aria-hidden />
            </Dialog.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-6 pb-4 max-sm:px-4" aria-busy={!flow && !isFailed}>
            {isFailed && (
              <p role="alert" className="flex items-center gap-3 pb-3 text-bad">
                {t('failed')}
                <button
                  type="button"
                  className="tap h-8 rounded-md border border-edge px-3 font-medium text-ink"
                  onClick={again}
                >
                  {t('again')}
                </button>
              </p>
            )}
            {flow && (
              <>
                <Choices choice={choice} flow={flow} onChoose={choose} />
                <Cumulative flow={flow} />
                <Throughput flow={flow} />
                <CycleTimes flow={flow} />
                <TimeInLists flow={flow} />
                <AgeingSwitch />
              </>
            )}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
