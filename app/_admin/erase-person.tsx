'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import type { Person } from '../../domain/person.ts'
import { Fault, type FaultCode, faultOf } from '../_account/fault.tsx'
import { Field } from '../_account/field.tsx'
import { panel, secondary } from '../_account/looks.ts'
import { request } from '../_client/transport.ts'
import { bearer } from './bearer.ts'
import { EraseFound, type FoundPerson } from './erase-found.tsx'

/** [H142] The way to erase someone who cannot do it themselves: found by e-mail or id, and their name is to be typed. */
export function ErasePerson({ token }: { token: string | null }) {
  const t = useTranslations('admin.erase')
  const [typed, setTyped] = useState('')
  const [found, setFound] = useState<FoundPerson | null>(null)
  const [erased, setErased] = useState<Person['name'] | null>(null)
  const [fault, setFault] = useState<FaultCode | null>(null)

  const look = async (event: FormEvent) => {
    event.preventDefault()
    setErased(null)
    const query = new URLSearchParams({ person: typed.trim() })
    const asked = { headers: bearer(token), waitMs: lookedMs }
    const outcome = await request<FoundPerson>(`/api/admin/erasures?${query}`, asked)
    setFound(outcome.kind === 'ok' ? outcome.value : null)
    setFault(outcome.kind === 'gone' ? 'nobody' : faultOf(outcome))
  }
  const goOn = (name: string) => {
    setErased(name)
    setFound(null)
    setTyped('')
  }
  return (
    <section aria-label={t('title')} className={panel}>
      <h2 className="font-semibold">{t('title')}</h2>
      <form className="flex flex-col gap-3" onSubmit={(event) => void look(event)}>
        <Field label={t('person')} hint={t('hint')} autoComplete="off" required value={typed} onText={setTyped} />
        <Fault code={fault} />
        <button type="submit" className={`${secondary} self-start`}>
          {t('look')}
        </button>
      </form>
      {found && <EraseFound key={found.person.id} token={token} found={found} onErased={goOn} />}
      <p role="status" className="text-ink-2 empty:hidden">
        {erased !== null && t('done', { name: erased })}
      </p>
    </section>
  )
}

/** All boards are looked through. */
const lookedMs = 60_000
