'use client'

import { Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useRef, useState } from 'react'
import { colors } from '../../domain/person.ts'
import { request } from '../_client/transport.ts'
import { Avatar } from '../avatar.tsx'
import { hue } from '../hue.ts'
import { Done } from './done.tsx'
import { Fault, type FaultCode, faultOf } from './fault.tsx'
import { Field } from './field.tsx'
import { primary, secondary } from './looks.ts'
import type { PartProps } from './profile.ts'
import { Section } from './section.tsx'

/** My name, my colour and my picture. */
export function LookPart({ profile, onChanged }: PartProps) {
  const t = useTranslations('account')
  const group = useId()
  const file = useRef<HTMLInputElement>(null)
  const [name, setName] = useState(profile.name)
  const [color, setColor] = useState(profile.color)
  const [fault, setFault] = useState<FaultCode | null>(null)
  const [isDone, setIsDone] = useState(false)

  const finish = async (code: FaultCode | null) => {
    setFault(code)
    setIsDone(code === null)
    if (code === null) await onChanged()
  }
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const outcome = await request('/api/me', { method: 'PATCH', body: { name: name.trim(), color } })
    await finish(outcome.kind === 'refused' ? 'INVALID_NAME' : faultOf(outcome))
  }
  const upload = async (picture: File | undefined) => {
    if (!picture) return
    const headers = { 'content-type': 'application/octet-stream' }
    const response = await fetch('/api/me/picture', { method: 'PUT', headers, body: picture }).catch(() => null)
    const refused: { code?: string } = response && !response.ok ? await response.json().catch(() => ({})) : {}
    await finish(response === null ? 'lost' : response.ok ? null : (refused.code ?? 'other'))
  }
  const remove = async () => finish(faultOf(await request('/api/me/picture', { method: 'DELETE' })))

  return (
    <Section title={t('look.title')}>
      <div className="flex items-center gap-4">
        <Avatar name={name} color={color} picture={profile.picture} size="large" isNamed />
        <div className="flex flex-wrap gap-2">
          <button type="button" className={secondary} onClick={() => file.current?.click()}>
            {t(profile.picture ? 'look.another' : 'look.choose')}
          </button>
          {profile.picture && (
            <button type="button" className={secondary} onClick={() => void remove()}>
              {t('look.remove')}
            </button>
          )}
          <p className="w-full text-ink-3">{t('look.pictureHint')}</p>
        </div>
        <input
          ref={file}
          type="file"
          accept="image/png,image/jpeg,image/webp"
          aria-label={t('look.picture')}
          className="sr-only"
          tabIndex={-1}
          onChange={({ target }) => void upload(target.files?.[0])}
        />
      </div>
      <form className="flex flex-col gap-4" onSubmit={(event) => void save(event)}>
        <Field label={t('look.name')} required maxLength={120} value={name} onText={setName} />
        <fieldset>
          <legend className="mb-1.5 font-medium">{t('look.color')}</legend>
          <div className="flex flex-wrap gap-1.5">
            {colors.map((one) => (
              <label key={one} className="relative grid size-8 place-items-center pointer-coarse:size-11">
                <input
                  type="radio"
                  name={group}
                  checked={one === color}
                  aria-label={t(`look.colors.${one}`)}
                  className="peer absolute inset-0 m-0 opacity-0"
                  onChange={() => setColor(one)}
                />
                <span
                  aria-hidden
                  style={hue(one)}
                  className="grid size-7 place-items-center rounded-full bg-hue text-on-peer peer-checked:ring-2 peer-checked:ring-ink peer-checked:ring-offset-2 peer-checked:ring-offset-card peer-focus-visible:outline-2 peer-focus-visible:outline-offset-4 peer-focus-visible:outline-accent"
                >
                  {one === color && <Check className="size-3.5" strokeWidth={3} />}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        <Fault code={fault} />
        <Done said={isDone ? t('saved') : null} />
        <button type="submit" className={`${primary} self-start`}>
          {t('look.save')}
        </button>
      </form>
    </Section>
  )
}
