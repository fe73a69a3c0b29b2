'use client'

import { useTranslations } from 'next-intl'
import { buttonLook } from './looks.ts'
import { MadeLink } from './made-link.tsx'
import { linkAddress } from './make-link.ts'
import { useMakeLink } from './use-make-link.ts'

/** A link for a screen on a wall, which only shows the board. */
export function Wall() {
  const t = useTranslations('sharing.wall')
  const links = useTranslations('sharing.links')
  const { make, token, state, forget } = useMakeLink()
  const wish = { name: t('name'), role: 'viewer', expiresAt: null, usesMax: null, password: null } as const
  return (
    <>
      <p className="mb-2 text-ink-2">{t('hint')}</p>
      {token !== null ? (
        <MadeLink address={`${linkAddress(token)}&wall`} onDone={forget} />
      ) : (
        <button type="button" disabled={state === 'making'} className={buttonLook} onClick={() => void make(wish)}>
          {t('make')}
        </button>
      )}
      {(state === 'failed' || state === 'full') && (
        <p role="alert" className="mt-2 text-bad">
          {links(state === 'full' ? 'isFull' : 'notMade')}
        </p>
      )}
    </>
  )
}
