import { getTranslations } from 'next-intl/server'
import { headers } from 'next/headers'
import { getRuntime } from '../server/runtime.ts'

export default async function Home() {
  const cookie = (await headers()).get('cookie')
  const t = await getTranslations('home')
  const me = getRuntime().me(cookie)
  return <h1>{t('title')} {me?.name}</h1>
}
