'use client'

import { Keyboard } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Avatar } from '../avatar.tsx'
import { fetchAhead } from '../fetch-ahead.ts'
import { later } from '../later.tsx'
import { useBoard, useBoardContext } from './use-board.ts'

const load = () => import('../name-popup.tsx').then(({ NamePopup }) => NamePopup)
const Popup = later(load)

/** My own face: here I give myself a name. */
export function MeButton() {
  const t = useTranslations('me')
  const keys = useTranslations('keys')
  const { store, isHelping } = useBoardContext()
  const me = useBoard((now) => now.me)
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  const [wasOpened, setWasOpened] = useState(false)
  if (!me) return null
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={t('you', { name: me.name })}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        className="tap rounded-full"
        onPointerEnter={() => fetchAhead(load)}
        onFocus={() => fetchAhead(load)}
        onClick={() => {
          setWasOpened(true)
          setIsOpen(true)
        }}
      >
        <Avatar
          name={me.name}
          color={me.color}
          picture={me.picture}
          className="outline-2 outline-offset-2 outline-hue"
        />
      </button>
      {wasOpened && (
        <Popup me={me} anchor={button} isOpen={isOpen} onOpenChange={setIsOpen} onRenamed={store.setMe}>
          <button
            type="button"
            className="tap mt-3 flex h-9 w-full items-center gap-2 rounded-md px-2 text-ink-2 hover:bg-column pointer-coarse:h-11"
            onClick={() => {
              setIsOpen(false)
              isHelping.set(true)
            }}
          >
            <Keyboard className="size-4" strokeWidth={1.75} aria-hidden />
            {keys('show')}
          </button>
        </Popup>
      )}
    </>
  )
}
