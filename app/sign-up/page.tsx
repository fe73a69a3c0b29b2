import type { Metadata } from 'next'
import { headers } from 'next/headers'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { getRuntime } from '../../server/runtime.ts'
import { Frame } from '../_account/frame.tsx'
import { link } from '../_account/looks.ts'
import { pathHere } from '../_account/path-here.ts'
import { SignUpForm } from '../_account/sign-up-form.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account')
  return { title: t('signUp'), robots: { index: false } }
}

/** Where one makes an account. */
export default async function Page({ searchParams }: { searchParams: Promise<{ to?: string | string[] }> }) {
  const t = await getTranslations('account')
  const to = pathHere((await searchParams).to)
  const { signUp, hasAccounts, me } = getRuntime()
  const guest = me((await headers()).get('cookie'))
  const isFirst = !hasAccounts()
  const said = isFirst ? t('first') : signUp === 'invited' ? t('invitedOnly') : null
  return (
    <Frame title={t('signUpTitle')}>
      {signUp === 'closed' ? (
        <p className="text-center text-ink-2">{t('closed')}</p>
      ) : (
        <>
          {said && <p className="text-center text-ink-2">{said}</p>}
          <SignUpForm to={to} name={guest?.guest ? guest.name : ''} />
          {guest?.guest && <p className="text-center text-ink-2">{t('keeps')}</p>}
        </>
      )}
      <p className="flex justify-center gap-2 text-ink-2">
        {t('orSignIn')}
        <Link href={`/sign-in${to === '/' ? '' : `?to=${encodeURIComponent(to)}`}`} prefetch={false} className={link}>
          {t('signIn')}
        </Link>
      </p>
    </Frame>
  )
}
