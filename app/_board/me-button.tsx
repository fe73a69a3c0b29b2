'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Avatar } from '../avatar.tsx'
import { useBoard, useBoardContext } from './use-board.ts'

const load = () => import('../name-popup.tsx').then(({ NamePopup }) => NamePopup)
const Popup = dynamic(load, { ssr: false })

/** My own face: here I give myself a name. */
export function MeButton() {
  const t = useTranslations('me')
  const { store } = useBoardContext()
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
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => {
          setWasOpened(true)
          setIsOpen(true)
        }}
      >
        <Avatar name={me.name} color={me.color} className="outline-2 outline-offset-2 outline-hue" />
      </button>
      {wasOpened && <Popup me={me} anchor={button} isOpen={isOpen} onOpenChange={setIsOpen} onRenamed={store.setMe} />}
    </>
  )
}
