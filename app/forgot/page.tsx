import type { Metadata } from 'next'
import Link from 'next/link'
import { connection } from 'next/server'
import { getTranslations } from 'next-intl/server'
import { getRuntime } from '../../server/runtime.ts'
import { ForgotForm } from '../_account/forgot-form.tsx'
import { Frame } from '../_account/frame.tsx'
import { link } from '../_account/looks.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account')
  return { title: t('forgotTitle'), robots: { index: false } }
}

/** For who has forgotten their password. */
export default async function Page() {
  await connection()
  const t = await getTranslations('account')
  return (
    <Frame title={t('forgotTitle')}>
      {getRuntime().hasMail ? <ForgotForm /> : <p className="text-center text-ink-2">{t('forgotNoMail')}</p>}
      <Link href="/sign-in" prefetch={false} className={`${link} self-center`}>
        {t('back')}
      </Link>
    </Frame>
  )
}
