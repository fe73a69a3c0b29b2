'use client'

import { LogIn, UserRound } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { Me } from '../../domain/person.ts'

const look =
  'tap mt-1 flex h-9 w-full items-center gap-2 rounded-md px-2 text-ink-2 hover:bg-column pointer-coarse:h-11'

/** From my own face to my account, or for a guest to one. */
export function AccountLinks({ me }: { me: Me }) {
  const t = useTranslations('account')
  const path = usePathname()
  if (!me.guest)
    return (
      <Link prefetch={false} href="/account" className={look}>
        <UserRound className="size-4" strokeWidth={1.75} aria-hidden />
        {t('mine')}
      </Link>
    )
  return (
    <Link prefetch={false} href={`/sign-in?to=${encodeURIComponent(path)}`} className={look}>
      <LogIn className="size-4" strokeWidth={1.75} aria-hidden />
      {t('signInOrUp')}
    </Link>
  )
}
