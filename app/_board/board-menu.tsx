'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { isBoardId } from '../../domain/id.ts'
import { newId } from '../_client/new-id.ts'
import { request } from '../_client/transport.ts'
import { toggleHistory } from '../_history/toggle-history.ts'
import { UndoActions } from '../_undo/undo-actions.tsx'
import { later } from '../later.tsx'
import { MenuAction, MenuFrame, MenuLine } from '../menu.tsx'
import type { MenuAnchor } from '../menu-button.tsx'
import { boardPath } from './paths.ts'
import { useAgeing } from './use-ageing.ts'
import { useBoard, useBoardContext, useIsPast } from './use-board.ts'
import { useNotify } from './use-notify.ts'
import { useShare } from './use-share.ts'

const About = later(() => import('./about.tsx').then(({ About: Loaded }) => Loaded))
const DeleteBoard = later(() => import('./delete-board.tsx').then(({ DeleteBoard: Loaded }) => Loaded))

/** What can be done with the board. */
export function BoardMenu({ onRename, ...anchor }: MenuAnchor & { onRename: () => void }) {
  const t = useTranslations('boardMenu')
  const context = useBoardContext()
  const { store, starred, activity, inbox, archive: archiveCell, ageing, openFlow } = context
  const notify = useNotify()
  const share = useShare()
  const mayChange = useBoard((now) => now.mayChange)
  const isPast = useIsPast()
  const mayComment = useBoard((now) => now.mayComment)
  const mayShare = useBoard((now) => now.mayShare)
  const readsPast = useBoard((now) => now.readsPast)
  const isArchived = useBoard(({ view }) => view.archivedAt !== null)
  const isAgeingShown = useAgeing((cards) => cards !== null)
  const [shown, setShown] = useState<'about' | 'delete' | null>(null)
  /** A retry makes no second copy. */
  const copyId = useRef(newId())

  const duplicate = async () => {
    const { id: from, title } = store.view
    const body = { commandId: copyId.current, title: t('copyOf', { title }).slice(0, 500), from }
    const made = await request<{ id: string }>(`/api/boards?as=${store.me?.id ?? ''}`, { method: 'POST', body })
    if (made.kind === 'ok' && isBoardId(made.value.id)) window.location.assign(boardPath(made.value.id))
    else notify(t('notDuplicated'))
  }
  const archive = () => {
    const asked = store.propose({ type: 'ArchiveBoard' })
    notify(t('archived'), { undoes: [asked] })
  }
  const restore = () => {
    store.propose({ type: 'RestoreBoard' })
    notify(t('restored'))
  }
  const close = () => setShown(null)
  return (
    <>
      <MenuFrame {...anchor}>
        {mayComment && <UndoActions />}
        {mayChange && <MenuAction onClick={onRename}>{t('rename')}</MenuAction>}
        <MenuAction hint="I" onClick={() => inbox.set(true)}>
          {t('openInbox')}
        </MenuAction>
        <MenuAction hint="A" onClick={() => activity.set(true)}>
          {t('openActivity')}
        </MenuAction>
        <MenuAction onClick={() => setShown('about')}>{t('about')}</MenuAction>
        <MenuAction onClick={() => void share()}>{t('copyAddress')}</MenuAction>
        {starred.value !== null && <Star />}
        <MenuAction onClick={() => void duplicate()}>{t('duplicate')}</MenuAction>
        {readsPast && (
          <MenuAction onClick={() => toggleHistory(context)}>{t(isPast ? 'closeHistory' : 'openHistory')}</MenuAction>
        )}
        <MenuAction onClick={() => archiveCell.set(true)}>{t('openArchive')}</MenuAction>
        {readsPast && (
          <MenuAction hint="f" onClick={openFlow}>
            {t('flow')}
          </MenuAction>
        )}
        {readsPast && (
          <MenuAction onClick={() => ageing.toggle()}>{t(isAgeingShown ? 'hideAgeing' : 'showAgeing')}</MenuAction>
        )}
        {mayShare && <MenuLine />}
        {mayShare && !isArchived && <MenuAction onClick={archive}>{t('archive')}</MenuAction>}
        {mayShare && isArchived && <MenuAction onClick={restore}>{t('restore')}</MenuAction>}
        {mayShare && isArchived && <MenuAction onClick={() => setShown('delete')}>{t('delete')}</MenuAction>}
      </MenuFrame>
      {shown === 'about' && <About anchor={anchor.anchor} onClose={close} />}
      {shown === 'delete' && <DeleteBoard anchor={anchor.anchor} onClose={close} />}
    </>
  )
}

/** On a phone the bar has no room for the star. */
function Star() {
  const t = useTranslations('star')
  const { store, starred } = useBoardContext()
  const toggle = async () => {
    const { me } = store
    if (!me) return
    const { setStar } = await import('../_client/set-star.ts')
    const next = !starred.value
    starred.set(next)
    if (!(await setStar(me.id, store.view.id, next))) starred.set(!next)
  }
  return <MenuAction onClick={() => void toggle()}>{t(starred.value ? 'drop' : 'put')}</MenuAction>
}
