'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, type ReactNode, useState } from 'react'
import { type SharedRole, sharedRoles } from '../../domain/sharing.ts'
import { isName } from '../../domain/text.ts'
import { type End, endOf, ends } from './ends.ts'
import { buttonLook, fieldLook, quietLook } from './looks.ts'
import type { Wish } from './make-link.ts'
import { RoleSelect } from './role-select.tsx'

type Props = {
  state: 'idle' | 'making' | 'failed' | 'full'
  onMake: (wish: Wish) => void
  onCancel: () => void
}

const usesMost = 10_000

/** What a new share link is to be. */
export function NewLink({ state, onMake, onCancel }: Props) {
  const t = useTranslations('sharing.links')
  const [name, setName] = useState('')
  const [role, setRole] = useState<SharedRole>('viewer')
  const [end, setEnd] = useState<End>('week')
  const [date, setDate] = useState('')
  const [password, setPassword] = useState('')
  const [uses, setUses] = useState('')
  const named = name.trim() === '' ? t('defaultName') : name.trim()
  const count = uses === '' ? null : Number(uses)
  const isGood =
    isName(named) &&
    (end !== 'date' || date !== '') &&
    (count === null || (Number.isInteger(count) && count >= 1 && count <= usesMost))

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isGood || state === 'making') return
    const expiresAt = endOf(end, date, Date.now())
    onMake({ name: named, role, expiresAt, usesMax: count, password: password === '' ? null : password })
  }
  return (
    <form className="mt-2 grid gap-3 rounded-lg bg-column p-3" onSubmit={submit}>
      <div className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
        <Field label={t('name')}>
          <input
            // biome-ignore lint/a11y/noAutofocus: it was asked for with the button that it replaces
            autoFocus
            dir="auto"
            value={name}
            placeholder={t('defaultName')}
            maxLength={60}
            className={fieldLook}
            onChange={({ target }) => setName(target.value)}
          />
        </Field>
        <Field label={t('role')}>
          <RoleSelect label={t('role')} role={role} roles={sharedRoles} onChoose={setRole} />
        </Field>
        <Field label={t('end')}>
          <select
            value={end}
            className={fieldLook}
            onChange={({ target }) => setEnd(ends.find((one) => one === target.value) ?? 'never')}
          >
            {ends.map((one) => (
              <option key={one} value={one}>
                {t(`endAt.${one}`)}
              </option>
            ))}
          </select>
        </Field>
        {end === 'date' && (
          <Field label={t('date')}>
            <input
              type="datetime-local"
              value={date}
              className={fieldLook}
              onChange={({ target }) => setDate(target.value)}
            />
          </Field>
        )}
        <Field label={t('password')}>
          <input
            type="password"
            autoComplete="new-password"
            value={password}
            placeholder={t('noPassword')}
            maxLength={200}
            className={fieldLook}
            onChange={({ target }) => setPassword(target.value)}
          />
        </Field>
        <Field label={t('usesMax')}>
          <input
            type="number"
            min={1}
            max={usesMost}
            step={1}
            value={uses}
            placeholder={t('noUsesMax')}
            className={fieldLook}
            onChange={({ target }) => setUses(target.value)}
          />
        </Field>
      </div>
      {(state === 'failed' || state === 'full') && (
        <p role="alert" className="text-bad">
          {t(state === 'full' ? 'isFull' : 'notMade')}
        </p>
      )}
      <p className="flex items-center gap-2">
        <button
          type="submit"
          disabled={!isGood || state === 'making'}
          className={`${buttonLook} border-accent bg-accent text-accent-ink`}
        >
          {t('make')}
        </button>
        <button type="button" className={quietLook} onClick={onCancel}>
          {t('cancel')}
        </button>
      </p>
    </form>
  )
}

function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is what it is given
    <label className="grid gap-1">
      <span className="text-xs text-ink-2">{label}</span>
      {children}
    </label>
  )
}
