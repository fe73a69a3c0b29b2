import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { getRuntime } from '../../server/runtime.ts'
import { AccountPage } from '../_account/account-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account')
  return { title: t('title'), robots: { index: false } }
}

/** My account; who has none is sent to where one is made. */
export default async function Page() {
  const me = getRuntime().me((await headers()).get('cookie'))
  if (me === null || me.guest) redirect('/sign-in?to=/account')
  return <AccountPage />
}
