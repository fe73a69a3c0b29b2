import type { Metadata } from 'next'
import { connection } from 'next/server'
import { getTranslations } from 'next-intl/server'
import { getRuntime } from '../../server/runtime.ts'
import { AdminPage } from '../_admin/admin-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin')
  return { title: t('title'), robots: { index: false } }
}

export default async function Page() {
  await connection()
  return <AdminPage hasToken={getRuntime().hasAdminToken} />
}
