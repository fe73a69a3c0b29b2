import { headers } from 'next/headers'
import { getRuntime } from '../server/runtime.ts'
import { HomePage } from './_home/home-page.tsx'

export default async function Page() {
  const cookie = (await headers()).get('cookie')
  const runtime = getRuntime()
  const me = runtime.me(cookie)
  const boards = me ? await runtime.boards(me.id) : []
  const demo = await runtime.demo(me?.id ?? null)
  return <HomePage me={me} boards={boards} demo={demo} now={new Date().toISOString()} />
}
