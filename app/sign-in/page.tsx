import type { Metadata } from 'next'
import { headers } from 'next/headers'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { getRuntime } from '../../server/runtime.ts'
import { Frame } from '../_account/frame.tsx'
import { link, secondary } from '../_account/looks.ts'
import { pathHere } from '../_account/path-here.ts'
import { SignInForm } from '../_account/sign-in-form.tsx'

type Props = {
  /** `error` is there where a provider has sent someone back without an answer. */
  searchParams: Promise<{ to?: string | string[]; error?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account')
  return { title: t('signIn'), robots: { index: false } }
}

/** Where one says who one is; where guests are let in, one may go on as one. */
export default async function Page({ searchParams }: Props) {
  const t = await getTranslations('account')
  const { to: asked, error } = await searchParams
  const to = pathHere(asked)
  const { isOpen, signUp, me, oidcName } = getRuntime()
  const isGuest = me((await headers()).get('cookie'))?.guest === true
  const query = to === '/' ? '' : `?to=${encodeURIComponent(to)}`
  return (
    <Frame title={t('signInTitle')}>
      <SignInForm to={to} oidcName={oidcName} hasFailed={error !== undefined} />
      {isGuest && <p className="text-center text-ink-2">{t('keeps')}</p>}
      {isOpen && (
        <Link href={to === '/account' ? '/' : to} prefetch={false} className={secondary}>
          {t('asGuest')}
        </Link>
      )}
      {signUp !== 'closed' && (
        <p className="flex justify-center gap-2 text-ink-2">
          {t('orSignUp')}
          <Link href={`/sign-up${query}`} prefetch={false} className={link}>
            {t('signUp')}
          </Link>
        </p>
      )}
    </Frame>
  )
}
