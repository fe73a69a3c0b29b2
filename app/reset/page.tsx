import type { Metadata } from 'next'
import { connection } from 'next/server'
import { getTranslations } from 'next-intl/server'
import { Frame } from '../_account/frame.tsx'
import { ResetForm } from '../_account/reset-form.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account')
  return { title: t('resetTitle'), robots: { index: false } }
}

/** Where a link by mail, or of who looks after the instance, leads to. */
export default async function Page() {
  await connection()
  const t = await getTranslations('account')
  return (
    <Frame title={t('resetTitle')}>
      <ResetForm />
    </Frame>
  )
}
