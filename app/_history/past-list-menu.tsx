'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { List } from '../../domain/board.ts'
import { useBoard } from '../_board/use-board.ts'
import type { Past } from '../_client/past-store.ts'
import { MenuFrame } from '../menu.tsx'
import type { MenuAnchor } from '../menu-button.tsx'
import { RestoreDialog } from './restore-dialog.tsx'
import { RestoreItem } from './restore-item.tsx'
import { useMoment } from './use-moment.ts'

/** What can be done with a list as it was. */
export function PastListMenu({ list, ...anchor }: MenuAnchor & { list: List }) {
  const t = useTranslations('restoring')
  const moment = useMoment()
  const past = useBoard((board) => board.past)
  const [asked, setAsked] = useState<Past | null>(null)
  const { id: listId, title } = list
  return (
    <>
      <MenuFrame {...anchor}>
        {past && <RestoreItem asked={{ type: 'RestoreListTo', listId, at: past.seq }} onClick={() => setAsked(past)} />}
      </MenuFrame>
      {asked && (
        <RestoreDialog
          asked={{ type: 'RestoreListTo', listId, at: asked.seq }}
          title={t('list.title', { title })}
          yes={t('list.yes')}
          done={t('list.done', { title, moment: moment(asked.at) })}
          anchor={anchor.anchor}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  )
}
