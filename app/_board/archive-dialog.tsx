'use client'

import { useTranslations } from 'next-intl'
import { type RefObject, useRef, useState } from 'react'
import type { Card, List } from '../../domain/board.ts'
import { Confirm } from '../confirm.tsx'
import { Dialog } from '../dialog.tsx'
import { useArchived } from './use-archived.ts'
import { useBoard, useBoardContext } from './use-board.ts'
import { useNotify } from './use-notify.ts'

type Props = { anchor: RefObject<HTMLElement | null>; onClose: () => void }

/** What is archived: to be brought back, or to be deleted for good. */
export function ArchiveDialog({ anchor, onClose }: Props) {
  const t = useTranslations('archived')
  const { status, cards, lists, before, more } = useArchived()
  const isEmpty = cards.length + lists.length === 0
  return (
    <Dialog title={t('title')} anchor={anchor} onClose={onClose}>
      <div className="-mx-3 min-h-24" aria-busy={status === 'asking'}>
        {status === 'here' && isEmpty && before === null && <p className="px-3 py-2 text-ink-3">{t('empty')}</p>}
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
            className={`mx-3 my-2 ${buttonLook} disabled:opacity-50`}
            onClick={more}
          >
            {status === 'failed' ? t('again') : t('more')}
          </button>
        )}
      </div>
    </Dialog>
  )
}

const rowLook = 'flex items-center gap-3 rounded-md px-3 py-1.5'
const buttonLook = 'tap h-8 flex-none rounded-md border border-edge px-3 font-medium pointer-coarse:h-11'

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
  const mayDelete = useBoard((now) => now.mayChange && now.mayShare)
  const [isAsking, setIsAsking] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
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
      {mayDelete && (
        <button
          ref={button}
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
        anchor={button}
        title={t('sure', { title: card.title })}
        hint={t('sureHint')}
        yes={t('delete')}
        no={t('keep')}
        onYes={remove}
      />
    </li>
  )
}
