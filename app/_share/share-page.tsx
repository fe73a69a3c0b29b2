'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { boardPath, wallPath } from '../_board/paths.ts'
import { Mark } from '../mark.tsx'
import { consumeLink, type Used } from './consume-link.ts'
import { PasswordForm } from './password-form.tsx'
import { type Asked, keepToken, takeToken } from './token.ts'

type State = Exclude<Used, { kind: 'in' }> | { readonly kind: 'busy' }

/** Where a share link leads: it lets in, and goes on to the board. */
export function SharePage() {
  const t = useTranslations('sharePage')
  const asked = useRef<Asked | null>(null)
  const [state, setState] = useState<State>({ kind: 'busy' })

  const use = useCallback(async (password: string | null) => {
    const { current } = asked
    if (!current) return setState({ kind: 'refused', why: 'none' })
    setState({ kind: 'busy' })
    const used = await consumeLink(current.token, password)
    // The address of the link is no place to come back to.
    if (used.kind === 'in')
      return window.location.replace(current.isWall ? wallPath(used.board) : boardPath(used.board))
    if (used.kind === 'sign-in') keepToken(current)
    setState(used)
  }, [])
  useEffect(() => {
    const begin = () => {
      asked.current = takeToken() ?? asked.current
      void use(null)
    }
    begin()
    // Another link in the place of this one loads no page.
    window.addEventListener('hashchange', begin)
    return () => window.removeEventListener('hashchange', begin)
  }, [use])

  return (
    <main className="grid min-h-dvh place-content-center justify-items-center gap-2 p-6 text-center">
      <Mark />
      <Shown state={state} onPassword={(password) => void use(password)} onAgain={() => void use(null)}>
        {t('title')}
      </Shown>
    </main>
  )
}

type ShownProps = {
  state: State
  onPassword: (password: string) => void
  onAgain: () => void
  children: ReactNode
}

function Shown({ state, onPassword, onAgain, children }: ShownProps) {
  const t = useTranslations('sharePage')
  const link = 'tap mt-4 grid h-9 place-items-center rounded-md border border-edge px-3 font-medium pointer-coarse:h-11'
  const home = (
    <Link href="/" prefetch={false} className={link}>
      {t('home')}
    </Link>
  )
  switch (state.kind) {
    case 'busy':
      return <Says title={children} words={t('busy')} />
    case 'password':
      return (
        <>
          <Says title={t('password.title')} words={t('password.hint')} />
          <PasswordForm isWrong={state.isWrong} onPassword={onPassword} />
        </>
      )
    case 'refused':
      return (
        <>
          <Says title={t('refused')} words={t(`why.${state.why}`)} isAlert />
          {home}
        </>
      )
    case 'sign-in':
      return (
        <>
          <Says title={t('signIn.title')} words={t('signIn.hint')} />
          <Link href="/sign-in?to=/share" prefetch={false} className={link}>
            {t('signIn.go')}
          </Link>
        </>
      )
    case 'lost':
      return (
        <>
          <Says title={t('lost.title')} words={t('lost.hint')} isAlert />
          <button type="button" className={link} onClick={onAgain}>
            {t('lost.again')}
          </button>
        </>
      )
  }
}

function Says({ title, words, isAlert = false }: { title: ReactNode; words: string; isAlert?: boolean }) {
  return (
    <>
      <h1 className="mt-3 text-[22px] leading-7 font-semibold tracking-[-.02em]">{title}</h1>
      <p role={isAlert ? 'alert' : 'status'} className="max-w-96 text-ink-2">
        {words}
      </p>
    </>
  )
}
