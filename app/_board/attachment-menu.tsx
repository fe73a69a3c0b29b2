'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { type Attachment, isPicture } from '../../domain/attachment.ts'
import type { CardId } from '../../domain/id.ts'
import { Confirm } from '../confirm.tsx'
import { MenuAction, MenuFrame } from '../menu.tsx'
import type { MenuAnchor } from '../menu-button.tsx'
import { useBoard, useBoardContext } from './use-board.ts'
import { useNotify } from './use-notify.ts'

type Props = MenuAnchor & {
  cardId: CardId
  attachment: Attachment
  isCover: boolean
  href: string
  onRename: () => void
  onGone: () => void
}

/** What can be done with a file. */
export function AttachmentMenu({ cardId, attachment, isCover, href, onRename, onGone, ...anchor }: Props) {
  const t = useTranslations('attachments')
  const { store } = useBoardContext()
  const notify = useNotify()
  const mayChange = useBoard((now) => now.mayChange)
  const [isAsking, setIsAsking] = useState(false)
  const { id: attachmentId, name } = attachment

  const download = () => Object.assign(document.createElement('a'), { href, download: name }).click()
  const cover = () => store.propose({ type: 'SetCover', cardId, attachmentId: isCover ? null : attachmentId })
  return (
    <>
      <MenuFrame {...anchor}>
        <MenuAction onClick={download}>{t('download')}</MenuAction>
        {mayChange && (
          <>
            <MenuAction onClick={onRename}>{t('rename')}</MenuAction>
            {isPicture(attachment) && <MenuAction onClick={cover}>{isCover ? t('uncover') : t('cover')}</MenuAction>}
            <MenuAction onClick={() => setIsAsking(true)}>{t('remove')}</MenuAction>
          </>
        )}
      </MenuFrame>
      <Confirm
        title={t('removeTitle')}
        hint={t('removeHint', { name })}
        yes={t('remove')}
        no={t('keep')}
        anchor={anchor.anchor}
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        onYes={() => {
          store.propose({ type: 'RemoveAttachment', cardId, attachmentId })
          notify(t('removed', { name }))
          onGone()
        }}
      />
    </>
  )
}
