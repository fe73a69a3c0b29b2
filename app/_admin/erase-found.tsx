import { useTranslations } from 'next-intl'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { Person } from '../../domain/person.ts'
import { Fault, type FaultCode, faultOf } from '../_account/fault.tsx'
import { Field } from '../_account/field.tsx'
import { request } from '../_client/transport.ts'
import { bearer } from './bearer.ts'

export type FoundPerson = {
  readonly person: Person & { readonly guest: boolean }
  /** On how many boards they have done anything. */
  readonly boards: number
}

type Props = { token: string | null; found: FoundPerson; onErased: (name: string) => void }

/** Who it is that would be erased, and the last question before it. */
export function EraseFound({ token, found: { person, boards }, onErased }: Props) {
  const t = useTranslations('admin.erase')
  const [name, setName] = useState('')
  const [isUnderWay, setIsUnderWay] = useState(false)
  const [fault, setFault] = useState<FaultCode | null>(null)

  const erase = async (event: FormEvent) => {
    event.preventDefault()
    setIsUnderWay(true)
    const asked = { method: 'POST', headers: bearer(token), body: { person: person.id, name }, waitMs: erasedMs }
    const outcome = await request('/api/admin/erasures', asked)
    setIsUnderWay(false)
    if (outcome.kind === 'ok') return onErased(person.name)
    setFault(outcome.kind === 'gone' ? 'nobody' : faultOf(outcome))
  }
  return (
    <form className="flex flex-col gap-3 border-line border-t pt-4" onSubmit={(event) => void erase(event)}>
      <p className="text-ink-2">
        {t.rich(person.guest ? 'guest' : 'account', {
          name: person.name,
          boards,
          strong,
        })}{' '}
        {t('goes')}
      </p>
      <Field label={t('type', { name: person.name })} autoComplete="off" value={name} onText={setName} />
      <Fault code={fault} />
      <button
        type="submit"
        disabled={name !== person.name || isUnderWay}
        className="tap h-9 self-start rounded-md bg-bad px-3.5 font-medium text-on-peer disabled:opacity-50 pointer-coarse:h-11"
      >
        {t('erase')}
      </button>
    </form>
  )
}

const strong = (text: ReactNode) => <strong className="font-semibold text-ink [overflow-wrap:anywhere]">{text}</strong>

/** Each entry of each of their boards may be written anew. */
const erasedMs = 600_000
