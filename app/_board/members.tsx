'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { LinkRole } from '../../domain/board.ts'
import type { UserId } from '../../domain/id.ts'
import type { Person } from '../../domain/person.ts'
import { Avatar } from '../avatar.tsx'
import { ErasePersonButton } from './erase-person-button.tsx'
import { useBoard, useBoardContext } from './use-board.ts'
import { useNotify } from './use-notify.ts'
import { usePeople } from './use-people.ts'

/** Who is on the board, and what its address gives to others. The owner may change both. */
export function Members() {
  const t = useTranslations('about')
  const { store } = useBoardContext()
  const notify = useNotify()
  const people = usePeople()
  const owner = useBoard(({ view }) => view.owner)
  const me = useBoard((board) => board.me?.id)
  const linkRole = useBoard(({ view }) => view.linkRole)
  const mayChange = useBoard((board) => board.mayChange)
  const [asked, setAsked] = useState<UserId | null>(null)
  // Who has come since is to be seen as well.
  useEffect(() => store.directory.refresh(), [store])
  const isOwner = me !== undefined && me === owner && mayChange

  const remove = ({ id, name }: Person) => {
    store.propose({ type: 'RemoveMember', userId: id })
    setAsked(null)
    notify(t('removed', { name }))
  }
  const removed = useBoard(({ view }) => view.removed)
  return (
    <>
      <ul className="grid gap-1">
        {people
          .filter(({ id }) => !removed.includes(id))
          .map((person) => (
            <li key={person.id} className="flex min-h-9 items-center gap-2.5 pointer-coarse:min-h-11">
              <span aria-hidden>
                <Avatar name={person.name} color={person.color} />
              </span>
              <span dir="auto" className="min-w-0 flex-1 truncate">
                {person.name}
                {person.id === me && <span className="text-ink-3"> · {t('you')}</span>}
                {person.id === owner && <span className="text-ink-3"> · {t('owner')}</span>}
              </span>
              {person.id !== me && asked !== person.id && (
                <ErasePersonButton
                  isShort
                  userId={person.id}
                  look="tap h-7 rounded-md px-2 text-ink-2 hover:bg-column"
                />
              )}
              {isOwner && person.id !== owner && asked !== person.id && (
                <button
                  type="button"
                  aria-label={t('removeName', { name: person.name })}
                  className="tap h-7 rounded-md px-2 text-ink-2 hover:bg-column"
                  onClick={() => setAsked(person.id)}
                >
                  {t('remove')}
                </button>
              )}
              {asked === person.id && (
                <span className="flex gap-1.5">
                  <button
                    type="button"
                    // biome-ignore lint/a11y/noAutofocus: it takes the place of the button that was pressed
                    autoFocus
                    className="tap h-7 rounded-md border border-edge px-2 font-medium text-bad"
                    onClick={() => remove(person)}
                  >
                    {t('removeYes', { name: person.name })}
                  </button>
                  <button
                    type="button"
                    className="tap h-7 rounded-md px-2 text-ink-2 hover:bg-column"
                    onClick={() => setAsked(null)}
                  >
                    {t('removeNo')}
                  </button>
                </span>
              )}
            </li>
          ))}
      </ul>
      <label className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <span className="text-ink-2">{t('link')}</span>
        <select
          value={linkRole}
          disabled={!isOwner}
          className="h-9 min-w-0 rounded-md border border-edge bg-paper px-2 disabled:border-line disabled:opacity-100 pointer-coarse:h-11"
          onChange={({ target }) => {
            const role = roles.find((one) => one === target.value)
            if (role) store.propose({ type: 'SetLinkRole', role })
          }}
        >
          {roles.map((role) => (
            <option key={role} value={role}>
              {t(`roles.${role}`)}
            </option>
          ))}
        </select>
      </label>
    </>
  )
}

const roles: readonly LinkRole[] = ['editor', 'viewer', 'none']
