'use client'

import { Ellipsis } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import type { List } from '../../domain/board.ts'

const load = () => import('./list-menu.tsx').then(({ ListMenuPopup }) => ListMenuPopup)
const Popup = dynamic(load, { ssr: false })

/** The button of a list's menu. The menu itself is fetched when a hand comes near. */
export function ListMenu({ list, onRename }: { list: List; onRename: () => void }) {
  const t = useTranslations('list')
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  const [wasOpened, setWasOpened] = useState(false)
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={t('menu', { title: list.title })}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        className="tap grid size-7 place-items-center rounded-md text-ink-3 hover:bg-line hover:text-ink aria-expanded:bg-line"
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => {
          setWasOpened(true)
          setIsOpen(true)
        }}
      >
        <Ellipsis className="size-4" strokeWidth={1.75} aria-hidden />
      </button>
      {wasOpened && <Popup list={list} anchor={button} isOpen={isOpen} onOpenChange={setIsOpen} onRename={onRename} />}
    </>
  )
}
