'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import type { Person } from '../../domain/person.ts'
import { type MemberRole, memberRoles } from '../../domain/sharing.ts'
import { isIme } from '../_board/is-ime.ts'
import { useBoard, useBoardContext } from '../_board/use-board.ts'
import { useNotify } from '../_board/use-notify.ts'
import { Avatar } from '../avatar.tsx'
import { fieldLook } from './looks.ts'
import { RoleSelect } from './role-select.tsx'
import { usePeopleFound } from './use-people-found.ts'

/** Lets someone in, by their name or by their e-mail address. */
export function Invite() {
  const t = useTranslations('sharing')
  const { now } = useBoardContext()
  const notify = useNotify()
  const [typed, setTyped] = useState('')
  const [role, setRole] = useState<MemberRole>('editor')
  const field = useRef<HTMLInputElement>(null)
  const hint = useId()
  const view = useBoard(() => now.view)
  const { people, isAsking } = usePeopleFound(typed)
  const isIn = ({ id }: Person) =>
    id === view.owner || (view.members[id] !== undefined && view.members[id]?.link === undefined)
  const offered = people.filter((person) => !isIn(person))

  const letIn = ({ id, name }: Person) => {
    now.propose({ type: 'SetMemberRole', userId: id, role })
    now.directory.refresh()
    notify(t('roleSet', { name, role }))
    setTyped('')
    field.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const [only, another] = offered
    if (event.key !== 'Enter' || isIme(event.nativeEvent) || !only || another) return
    event.preventDefault()
    letIn(only)
  }
  const said = () => {
    if (typed.trim() === '') return t('invite.hint')
    if (isAsking || offered.length > 0) return null
    if (people.length > 0) return t('invite.isIn')
    return typed.includes('@') ? t('invite.noMail') : t('invite.nobody')
  }
  const words = said()
  return (
    <section aria-label={t('invite.label')}>
      <div className="flex flex-wrap gap-2">
        <input
          ref={field}
          dir="auto"
          type="text"
          value={typed}
          aria-label={t('invite.field')}
          aria-describedby={hint}
          placeholder={t('invite.field')}
          autoComplete="off"
          maxLength={200}
          className={`${fieldLook} flex-1 basis-48`}
          onChange={({ target }) => setTyped(target.value)}
          onKeyDown={onKeyDown}
        />
        <RoleSelect label={t('invite.role')} role={role} roles={memberRoles} onChoose={setRole} />
      </div>
      {offered.length > 0 && (
        <ul aria-label={t('invite.found')} className="mt-1.5 grid">
          {offered.map((person) => (
            <li key={person.id}>
              <button
                type="button"
                className="flex min-h-9 w-full items-center gap-2.5 rounded-md px-2 text-start hover:bg-column pointer-coarse:min-h-11"
                onClick={() => letIn(person)}
              >
                <Avatar name={person.name} color={person.color} size="small" isNamed />
                <span dir="auto" className="min-w-0 flex-1 truncate">
                  {person.name}
                </span>
                <span className="flex-none text-ink-3">{t('invite.letIn')}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <p id={hint} role="status" className="mt-1.5 text-xs text-ink-3">
        {words}
      </p>
    </section>
  )
}
