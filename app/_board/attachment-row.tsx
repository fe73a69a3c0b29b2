'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { type Attachment, isPicture } from '../../domain/attachment.ts'
import type { CardId, UserId } from '../../domain/id.ts'
import { later } from '../later.tsx'
import { MenuButton } from '../menu-button.tsx'
import { AttachmentName } from './attachment-name.tsx'
import { FileTile } from './file-tile.tsx'
import { localZone } from './local-time.ts'
import { attachmentPath } from './paths.ts'
import { useBoard } from './use-board.ts'
import { useFocusBack } from './use-focus-back.ts'
import { usePerson } from './use-people.ts'
import { useSize } from './use-size.ts'

const loadMenu = () => import('./attachment-menu.tsx').then(({ AttachmentMenu: Loaded }) => Loaded)
const AttachmentMenu = later(loadMenu)

type Props = {
  cardId: CardId
  attachment: Attachment
  isCover: boolean
  /** It was removed here: the focus goes elsewhere. */
  onGone: () => void
}

/** A file of a card: pictures are opened, others are downloaded. */
export function AttachmentRow({ cardId, attachment, isCover, onGone }: Props) {
  const t = useTranslations('attachments')
  const { id, name, size } = attachment
  const board = useBoard(({ view }) => view.id)
  const user = useBoard(({ me }) => me?.id)
  const mayChange = useBoard((now) => now.mayChange)
  const [isRenaming, setIsRenaming] = useState(false)
  const focusBack = useFocusBack()
  const sizeOf = useSize()
  const href = user && attachmentPath(board, cardId, id, user)
  const endRenaming = () => {
    setIsRenaming(false)
    focusBack.ask()
  }
  return (
    <li className="group relative flex items-center gap-3 rounded-md px-2 py-1.5 hover:bg-column" data-attachment={id}>
      <FileTile name={name} src={isPicture(attachment) && href ? href : null} />
      <div className="min-w-0 flex-1">
        {isRenaming && mayChange ? (
          <AttachmentName cardId={cardId} attachment={attachment} onEnd={endRenaming} />
        ) : (
          <a
            href={href}
            {...(isPicture(attachment) ? { target: '_blank', rel: 'noreferrer' } : { download: name })}
            dir="auto"
            className="line-clamp-2 font-medium [overflow-wrap:anywhere] outline-none after:absolute after:inset-0 after:rounded-md hover:underline focus-visible:after:outline-2 focus-visible:after:outline-accent"
          >
            {name}
          </a>
        )}
        <p className="flex flex-wrap gap-x-1.5 text-xs text-ink-3 *:whitespace-nowrap *:not-last:after:content-['_·']">
          <span className="tabular-nums">{sizeOf(size)}</span>
          <By author={attachment.author} at={attachment.at} />
          {isCover && <span>{t('isCover')}</span>}
        </p>
      </div>
      <MenuButton label={t('menu', { name })} load={loadMenu}>
        {(anchor) => (
          <AttachmentMenu
            {...anchor}
            cardId={cardId}
            attachment={attachment}
            isCover={isCover}
            href={href ?? ''}
            onRename={() => setIsRenaming(true)}
            onGone={onGone}
          />
        )}
      </MenuButton>
    </li>
  )
}

/** Who attached it, and when. */
function By({ author, at }: { author: UserId; at: string | null }) {
  const format = useFormatter()
  const { name } = usePerson(author)
  return (
    <>
      <span dir="auto">{name}</span>
      {at && (
        <time dateTime={at}>
          {format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short', timeZone: localZone() })}
        </time>
      )}
    </>
  )
}
