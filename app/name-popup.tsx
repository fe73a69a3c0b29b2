'use client'

import { Popover } from '@base-ui/react/popover'
import { useTranslations } from 'next-intl'
import { type FormEvent, type ReactNode, type RefObject, useState } from 'react'
import type { Me } from '../domain/person.ts'
import { isName } from '../domain/text.ts'
import { AccountLinks } from './_account/account-links.tsx'
import { request } from './_client/transport.ts'
import { LookChoice } from './_look/look-choice.tsx'
import { later } from './later.tsx'
import { SignOutButton } from './sign-out-button.tsx'

const DeleteAccount = later(() => import('./_account/delete-account.tsx').then((loaded) => loaded.DeleteAccount))

type Props = {
  me: Me
  anchor: RefObject<HTMLElement | null>
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  onRenamed: (me: Me) => void
  /** What else is to be found here. */
  children?: ReactNode
}

/** Where a guest gives themselves a name. */
export function NamePopup({ me, anchor, isOpen, onOpenChange, onRenamed, children }: Props) {
  const t = useTranslations('me')
  const [name, setName] = useState(me.name)
  const [hasFailed, setHasFailed] = useState(false)
  const trimmed = name.trim()

  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (!isName(trimmed)) return
    const renamed = await request<Me>('/api/me', { method: 'PATCH', body: { name: trimmed } })
    setHasFailed(renamed.kind !== 'ok')
    if (renamed.kind !== 'ok') return
    onRenamed(renamed.value)
    onOpenChange(false)
  }

  return (
    <Popover.Root open={isOpen} onOpenChange={onOpenChange}>
      <Popover.Portal>
        <Popover.Positioner anchor={anchor} sideOffset={8} align="end" className="z-50">
          <Popover.Popup
            finalFocus={anchor}
            className="w-72 rounded-lg border border-line bg-raised p-4 shadow-lift outline-none"
          >
            <Popover.Title className="font-semibold">{t('nameTitle')}</Popover.Title>
            <Popover.Description className="mt-0.5 text-ink-3">{t('nameHint')}</Popover.Description>
            <form className="mt-3 flex gap-2" onSubmit={(event) => void save(event)}>
              <input
                dir="auto"
                value={name}
                aria-label={t('name')}
                maxLength={120}
                className="h-9 min-w-0 flex-1 rounded-md border border-edge bg-paper px-2.5 pointer-coarse:h-11"
                onChange={({ target }) => setName(target.value)}
              />
              <button
                type="submit"
                disabled={!isName(trimmed)}
                className="tap h-9 rounded-md bg-accent px-3 font-medium text-accent-ink disabled:opacity-50 pointer-coarse:h-11"
              >
                {t('save')}
              </button>
            </form>
            {hasFailed && (
              <p role="alert" className="mt-2 text-bad">
                {t('notSaved')}
              </p>
            )}
            {children}
            <AccountLinks me={me} />
            <div className="mt-3 border-t border-line pt-3">
              <LookChoice />
            </div>
            <SignOutButton me={me} />
            <DeleteAccount me={me} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
