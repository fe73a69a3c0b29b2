'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useState } from 'react'
import { mayAdminister } from '../../domain/person.ts'
import { request } from '../_client/transport.ts'
import { LookChoice } from '../_look/look-choice.tsx'
import { Mark } from '../mark.tsx'
import { SignOutButton } from '../sign-out-button.tsx'
import { Codes } from './codes.tsx'
import { EmailPart } from './email-part.tsx'
import { LookPart } from './look-part.tsx'
import { link } from './looks.ts'
import { Passkeys } from './passkeys.tsx'
import { PasswordPart } from './password-part.tsx'
import type { Profile } from './profile.ts'
import { Section } from './section.tsx'
import { Sessions } from './sessions.tsx'

/** What is mine alone: how I look, how I get in, and where I am in. */
export function AccountPage() {
  const t = useTranslations('account')
  const [profile, setProfile] = useState<Profile | null>(null)
  const [isLost, setIsLost] = useState(false)
  const read = useCallback(async () => {
    const outcome = await request<Profile>('/api/me/account')
    if (outcome.kind === 'ok') setProfile(outcome.value)
    else if (outcome.kind === 'no-session') window.location.assign('/sign-in?to=/account')
    setIsLost(outcome.kind !== 'ok')
  }, [])
  useEffect(() => {
    // After the first drawing: it is asked for over the network.
    const timer = window.setTimeout(() => void read())
    return () => window.clearTimeout(timer)
  }, [read])
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex h-[52px] flex-none items-center gap-3 border-b border-line px-4">
        <Link href="/" prefetch={false} aria-label="Tandem" className="tap rounded-sm">
          <Mark />
        </Link>
        <h1 className="font-semibold tracking-[-.01em]">{t('title')}</h1>
        <span className="flex-1" />
        {profile && mayAdminister(profile) && (
          <Link href="/admin" prefetch={false} className={link}>
            {t('admin')}
          </Link>
        )}
      </header>
      <main className="mx-auto flex w-full max-w-[38rem] flex-col gap-4 px-4 py-8">
        {isLost && (
          <p role="alert" className="text-bad">
            {t('lost')}
          </p>
        )}
        {!profile && !isLost && (
          <p role="status" className="text-ink-3">
            {t('loading')}
          </p>
        )}
        {profile && (
          <>
            <LookPart profile={profile} onChanged={read} />
            <EmailPart profile={profile} onChanged={read} />
            <PasswordPart profile={profile} onChanged={read} />
            {profile.hasPassword && <Codes profile={profile} onChanged={read} />}
            <Passkeys profile={profile} onChanged={read} />
            <Sessions profile={profile} onChanged={read} />
            <Section title={t('here')}>
              <LookChoice />
              <SignOutButton me={profile} />
            </Section>
          </>
        )}
      </main>
    </div>
  )
}
