'use client'

import { useTranslations } from 'next-intl'
import { checklistsOf } from '../../domain/checklist.ts'
import type { CardId, ChecklistId } from '../../domain/id.ts'
import { MenuAction, MenuFrame } from '../menu.tsx'
import type { MenuAnchor } from '../menu-button.tsx'
import { useBoardContext } from './use-board.ts'

type Props = MenuAnchor & {
  cardId: CardId
  checklistId: ChecklistId
  hidesDone: boolean
  onRename: () => void
  onHideDone: (hides: boolean) => void
  onRemove: () => void
}

/** What can be done with a checklist. */
export function ChecklistMenu({ cardId, checklistId, hidesDone, onRename, onHideDone, onRemove, ...anchor }: Props) {
  const t = useTranslations('checklists')
  const { store } = useBoardContext()
  const ids = checklistsOf(store.body(cardId)?.checklists ?? {}).map(({ id }) => id)
  const index = ids.indexOf(checklistId)
  const move = (after: ChecklistId | null) => store.propose({ type: 'MoveChecklist', cardId, checklistId, after })
  return (
    <MenuFrame {...anchor}>
      <MenuAction onClick={onRename}>{t('rename')}</MenuAction>
      <MenuAction onClick={() => onHideDone(!hidesDone)}>{t(hidesDone ? 'showDone' : 'hideDone')}</MenuAction>
      <MenuAction disabled={index <= 0} onClick={() => move(ids[index - 2] ?? null)}>
        {t('moveUp')}
      </MenuAction>
      <MenuAction disabled={index === ids.length - 1} onClick={() => move(ids[index + 1] ?? null)}>
        {t('moveDown')}
      </MenuAction>
      <MenuAction onClick={onRemove}>{t('remove')}</MenuAction>
    </MenuFrame>
  )
}
