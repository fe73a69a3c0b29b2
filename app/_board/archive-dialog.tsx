'use client'

import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Card, List } from '../../domain/board.ts'
import { Confirm } from '../confirm.tsx'
import { useArchived } from './use-archived.ts'
import { useBoard, useBoardContext } from './use-board.ts'
import { useNotify } from './use-notify.ts'

type Props = { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }

/** What is archived: to be brought back, or to be deleted for good. */
export function ArchiveDialog({ isOpen, onOpenChange }: Props) {
  const t = useTranslations('archived')
  return (
    <Dialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-ink/20" />
        <Dialog.Popup className="fixed top-16 left-1/2 z-50 flex max-h-[calc(100dvh-6rem)] w-[560px] max-w-[calc(100%-2rem)] -translate-x-1/2 flex-col rounded-xl border border-line bg-raised shadow-lift outline-none">
          <header className="flex flex-none items-center gap-3 border-b border-line py-3 pr-3 pl-5">
            <Dialog.Title className="flex-1 font-semibold">{t('title')}</Dialog.Title>
            <Dialog.Close
              aria-label={t('close')}
              className="tap grid size-7 place-items-center rounded-md text-ink-3 hover:bg-column hover:text-ink"
            >
              <X className="size-4" strokeWidth={1.75} aria-hidden />
            </Dialog.Close>
          </header>
          <Things />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Things() {
  const t = useTranslations('archived')
  const { status, cards, lists, before, more } = useArchived()
  const isEmpty = cards.length + lists.length === 0
  return (
    <div className="min-h-24 flex-1 overflow-y-auto px-2 py-2" aria-busy={status === 'asking'}>
      {status === 'here' && isEmpty && before === null && <p className="px-3 py-4 text-ink-3">{t('empty')}</p>}
      <ul>
        {lists.map((list) => (
          <ArchivedList key={list.id} list={list} />
        ))}
        {cards.map((card) => (
          <ArchivedCard key={card.id} card={card} />
        ))}
      </ul>
      {status === 'failed' && (
        <p role="alert" className="px-3 py-2 text-bad">
          {t('failed')}
        </p>
      )}
      {(before !== null || status === 'failed') && (
        <button
          type="button"
          disabled={status === 'asking'}
          className="tap mx-3 my-2 h-8 rounded-md border border-edge px-3 font-medium disabled:opacity-50"
          onClick={more}
        >
          {status === 'failed' ? t('again') : t('more')}
        </button>
      )}
    </div>
  )
}

const rowLook = 'flex items-center gap-3 rounded-md px-3 py-1.5'
const buttonLook = 'tap h-8 flex-none rounded-md border border-edge px-3 font-medium'

function ArchivedList({ list }: { list: List & { readonly cards: number } }) {
  const t = useTranslations('archived')
  const { store } = useBoardContext()
  const mayChange = useBoard((now) => now.mayChange)
  return (
    <li className={rowLook}>
      <span className="min-w-0 flex-1">
        <span dir="auto" className="block truncate font-medium">
          {list.title}
        </span>
        <span className="text-xs text-ink-3">{t('list', { cards: list.cards })}</span>
      </span>
      {mayChange && (
        <button
          type="button"
          aria-label={t('restoreNamed', { title: list.title })}
          className={buttonLook}
          onClick={() => store.propose({ type: 'RestoreList', listId: list.id })}
        >
          {t('restore')}
        </button>
      )}
    </li>
  )
}

function ArchivedCard({ card }: { card: Card }) {
  const t = useTranslations('archived')
  const { store } = useBoardContext()
  const notify = useNotify()
  const prefix = useBoard(({ view }) => view.prefix)
  const list = useBoard(({ view }) => view.lists[card.listId]?.title)
  const mayChange = useBoard((now) => now.mayChange)
  const isOwner = useBoard(({ view, me }) => me !== null && view.owner === me.id)
  const [isAsking, setIsAsking] = useState(false)
  const remove = () => {
    store.propose({ type: 'DeleteCard', cardId: card.id })
    notify(t('deleted', { title: card.title }))
  }
  return (
    <li className={rowLook}>
      <span className="min-w-0 flex-1">
        <span dir="auto" className="block truncate font-medium">
          {card.title}
        </span>
        <span className="text-xs text-ink-3">
          {t(list === undefined ? 'card' : 'cardIn', { prefix, number: card.number, list: list ?? '' })}
        </span>
      </span>
      {mayChange && list !== undefined && (
        <button
          type="button"
          aria-label={t('restoreNamed', { title: card.title })}
          className={buttonLook}
          onClick={() => store.propose({ type: 'RestoreCard', cardId: card.id })}
        >
          {t('restore')}
        </button>
      )}
      {mayChange && isOwner && (
        <button
          type="button"
          aria-label={t('deleteNamed', { title: card.title })}
          className={`${buttonLook} text-bad`}
          onClick={() => setIsAsking(true)}
        >
          {t('delete')}
        </button>
      )}
      <Confirm
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        title={t('sure', { title: card.title })}
        hint={t('sureHint')}
        yes={t('delete')}
        onYes={remove}
      />
    </li>
  )
}
