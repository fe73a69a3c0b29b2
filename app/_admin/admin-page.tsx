'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { later } from '../later.tsx'
import { Mark } from '../mark.tsx'
import type { PeopleProps } from './people.tsx'
import { TokenForm } from './token-form.tsx'
import { keepToken, useToken } from './use-token.ts'

// The charts come with their library, and only for who has the token.
const People = later(() => import('./people.tsx').then((module) => module.People))
const Panel = later(() => import('./panel.tsx').then((module) => module.Panel))

type Props = PeopleProps & {
  hasToken: boolean
  /** Who looks at it looks after the instance: no token is asked for. */
  isAdmin: boolean
}

/** How this instance runs, and who may come to it, for who looks after it. */
export function AdminPage({ hasToken, isAdmin, ...about }: Props) {
  const t = useTranslations('admin')
  const home = useTranslations('board')('home')
  const token = useToken()
  const [isRefused, setIsRefused] = useState(false)

  const keep = (next: string | null, refused: boolean) => {
    keepToken(next)
    setIsRefused(refused)
  }
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex h-[52px] flex-none items-center gap-3 border-b border-line px-4">
        <Link href="/" prefetch={false} aria-label={home} className="tap rounded-sm">
          <Mark />
        </Link>
        <h1 className="font-semibold tracking-[-.01em]">{t('title')}</h1>
        <span className="flex-1" />
        {!isAdmin && typeof token === 'string' && (
          <button
            type="button"
            className="tap h-7 rounded-md border border-edge px-2.5 font-medium"
            onClick={() => keep(null, false)}
          >
            {t('leave')}
          </button>
        )}
      </header>
      <main className="flex-1 px-[max(24px,calc(50vw-640px))] py-6 max-sm:px-4">
        {isAdmin ? (
          <>
            <People token={null} {...about} />
            <Panel token={null} onRefused={() => window.location.reload()} />
          </>
        ) : !hasToken ? (
          <p className="text-ink-2">{t('off')}</p>
        ) : typeof token === 'string' ? (
          <>
            <People token={token} {...about} />
            <Panel token={token} onRefused={() => keep(null, true)} />
          </>
        ) : (
          token === null && <TokenForm isRefused={isRefused} onToken={(given) => keep(given, false)} />
        )}
      </main>
    </div>
  )
}
