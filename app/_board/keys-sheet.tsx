'use client'

import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { isApple } from '../is-apple.ts'
import { actions } from './actions.ts'
import { type FixedKey, fixedKeys } from './fixed-keys.ts'

type Props = { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }
type Line = { readonly id: string; readonly words: string; readonly ways: FixedKey['ways'] }

const groups = ['walk', 'carry', 'select', 'past', 'cards', 'board'] as const

/** All keys, as they are: the fixed ones, and those of the actions. */
export function KeysSheet({ isOpen, onOpenChange }: Props) {
  const t = useTranslations('keys')
  const names = useTranslations('actions')
  const linesOf = (group: (typeof groups)[number]): Line[] => [
    ...fixedKeys.flatMap(({ id, group: its, ways }) => (its === group ? [{ id, words: t(`fixed.${id}`), ways }] : [])),
    ...actions.flatMap(({ id, key, on }) =>
      key && groupOf(id, on) === group ? [{ id, words: names(id), ways: [[key]] }] : [],
    ),
  ]
  return (
    <Dialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-50 bg-veil transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup className="fixed inset-0 z-50 m-auto h-fit max-h-[calc(100dvh-24px)] w-[720px] max-w-[calc(100vw-24px)] overflow-y-auto rounded-xl border border-line bg-raised shadow-sheet outline-none transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0">
          <header className="sticky top-0 flex items-center bg-raised px-6 pt-4 pb-1 max-sm:px-4">
            <Dialog.Title className="flex-1 text-[16px] leading-6 font-semibold tracking-[-.01em]">
              {t('title')}
            </Dialog.Title>
            <Dialog.Close
              aria-label={t('close')}
              className="tap grid size-7 place-items-center rounded-md text-ink-3 hover:bg-column hover:text-ink"
            >
              <X className="size-4" strokeWidth={1.75} aria-hidden />
            </Dialog.Close>
          </header>
          <div className="gap-x-10 px-6 pb-5 sm:columns-2 max-sm:px-4">
            {groups.map((group) => (
              <section key={group} aria-labelledby={`keys-${group}`} className="break-inside-avoid pt-3">
                <h3 id={`keys-${group}`} className="mb-1 text-xs font-medium text-ink-3">
                  {t(`groups.${group}`)}
                </h3>
                <dl>
                  {linesOf(group).map(({ id, words, ways }) => (
                    <div key={id} className="flex min-h-7 items-center gap-3 py-0.5">
                      <dt className="min-w-0 flex-1">{words}</dt>
                      <dd className="flex flex-none items-center gap-1">
                        {ways.map((way, index) => (
                          <Way key={way.join()} way={way} or={index > 0 ? t('or') : null} />
                        ))}
                      </dd>
                    </div>
                  ))}
                </dl>
              </section>
            ))}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Way({ way, or }: { way: readonly string[]; or: string | null }) {
  const t = useTranslations('keys')
  const nameOf = (key: string): string => {
    if (key === 'mod') return isApple() ? '⌘' : 'Ctrl'
    return t.has(`names.${key}`) ? t(`names.${key}`) : key.toUpperCase()
  }
  return (
    <>
      {or && <span className="text-xs text-ink-3">{or}</span>}
      {way.map((key) => (
        <kbd
          key={key}
          className="min-w-6 rounded-sm border border-line-strong bg-column px-1.5 text-center font-mono text-[11px] leading-5 text-ink-2"
        >
          {nameOf(key)}
        </kbd>
      ))}
    </>
  )
}

const groupOf = (id: string, on: 'cards' | 'board'): (typeof groups)[number] => (id === 'select' ? 'select' : on)
