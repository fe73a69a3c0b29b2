import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { Me } from '../../domain/person.ts'
import { Avatar } from '../avatar.tsx'

/** My face, which leads to my account; who has none is shown the way to one. */
export function HomeMe({ me }: { me: Me | null }) {
  const t = useTranslations('account')
  if (me && !me.guest)
    return (
      <Link prefetch={false} href="/account" aria-label={t('mine')} className="tap rounded-full">
        <Avatar name={me.name} color={me.color} picture={me.picture} />
      </Link>
    )
  return (
    <>
      <Link
        prefetch={false}
        href="/sign-in"
        className="tap grid h-7 place-items-center rounded-md border border-edge px-2.5 font-medium pointer-coarse:h-11"
      >
        {t('signIn')}
      </Link>
      {me && <Avatar name={me.name} color={me.color} picture={me.picture} />}
    </>
  )
}
