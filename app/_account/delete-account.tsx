'use client'

import { useTranslations } from 'next-intl'
import { useId, useRef, useState } from 'react'
import type { Me } from '../../domain/person.ts'
import { closeBrowser } from '../_client/browser.ts'
import { clearAway } from '../_client/former.ts'
import { Dialog } from '../dialog.tsx'

/** [H140] The way to go for good: my words on all boards, and my account. My name is to be typed. */
export function DeleteAccount({ me }: { me: Me }) {
  const t = useTranslations('deleteAccount')
  const [isOpen, setIsOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  return (
    <>
      <button
        ref={button}
        type="button"
        className="tap mt-2 h-8 rounded-md border border-edge px-3 font-medium text-bad"
        onClick={() => setIsOpen(true)}
      >
        {t('open')}
      </button>
      {isOpen && (
        <Dialog isAlert title={t('title')} anchor={button} onClose={() => setIsOpen(false)}>
          <Form me={me} />
        </Dialog>
      )}
    </>
  )
}

function Form({ me }: { me: Me }) {
  const t = useTranslations('deleteAccount')
  const id = useId()
  const [name, setName] = useState('')
  const [state, setState] = useState<'asked' | 'under-way' | 'failed' | 'last'>('asked')
  const leave = async () => {
    setState('under-way')
    const asked = { method: 'DELETE', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name }) }
    const answer = await fetch(`/api/me?as=${me.id}`, asked).catch(() => null)
    if (!answer?.ok) return setState(answer?.status === 409 ? 'last' : 'failed')
    await closeBrowser()
    await clearAway(me.id)
    window.location.assign('/')
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void leave()
      }}
    >
      <p className="text-ink-2">{t('hint')}</p>
      <label htmlFor={id} className="mt-3 block text-ink-2">
        {t('type', { name: me.name })}
      </label>
      <input
        id={id}
        value={name}
        autoComplete="off"
        className="mt-1 h-9 w-full rounded-md border border-edge bg-paper px-2.5 pointer-coarse:h-11 pointer-coarse:text-base"
        onChange={({ target }) => setName(target.value)}
      />
      {(state === 'failed' || state === 'last') && (
        <p role="alert" className="mt-3 text-bad">
          {t(state)}
        </p>
      )}
      <button
        type="submit"
        disabled={name !== me.name || state === 'under-way'}
        className="mt-4 h-9 rounded-md bg-bad px-3.5 font-medium text-on-peer disabled:opacity-50 pointer-coarse:h-11"
      >
        {t('delete')}
      </button>
    </form>
  )
}
