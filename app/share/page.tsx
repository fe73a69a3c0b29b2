import type { Metadata } from 'next'
import { connection } from 'next/server'
import { getTranslations } from 'next-intl/server'
import { SharePage } from '../_share/share-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('sharePage')
  return { title: t('title'), robots: { index: false }, referrer: 'no-referrer' }
}

export default async function Page() {
  await connection()
  return <SharePage />
}
