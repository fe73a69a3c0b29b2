import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { connection } from 'next/server'
import { getTranslations } from 'next-intl/server'
import { mayAdminister } from '../../domain/person.ts'
import { getRuntime } from '../../server/runtime.ts'
import { AdminPage } from '../_admin/admin-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin')
  return { title: t('title'), robots: { index: false } }
}

export default async function Page() {
  await connection()
  const { me, hasAdminToken, signUp, hasMail } = getRuntime()
  const isAdmin = mayAdminister(me((await headers()).get('cookie')))
  return <AdminPage hasToken={hasAdminToken} isAdmin={isAdmin} signUp={signUp} hasMail={hasMail} />
}
