'use client'

import { useTranslations } from 'next-intl'
import type { LinkRole } from '../../domain/board.ts'
import { useBoard, useBoardContext } from '../_board/use-board.ts'
import { useShare } from '../_board/use-share.ts'
import { buttonLook } from './looks.ts'
import { RoleSelect } from './role-select.tsx'

const roles: readonly LinkRole[] = ['editor', 'commenter', 'viewer', 'none']

/** What whoever has the board's address may do. */
export function Address() {
  const t = useTranslations('sharing.address')
  const { now } = useBoardContext()
  const share = useShare()
  const role = useBoard(() => now.view.linkRole)
  const mayShare = useBoard(() => now.mayShare)
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="min-w-40 flex-1 text-ink-2">{t('who')}</span>
      <RoleSelect
        label={t('who')}
        role={role}
        roles={roles}
        isDisabled={!mayShare}
        onChoose={(next) => now.propose({ type: 'SetLinkRole', role: next })}
      />
      <button type="button" className={buttonLook} onClick={() => void share()}>
        {t('copy')}
      </button>
    </div>
  )
}
