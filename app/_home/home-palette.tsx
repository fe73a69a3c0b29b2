'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Me } from '../../domain/person.ts'
import { boardPath, cardPath } from '../_board/paths.ts'
import { useLookItems } from '../_look/use-look-items.ts'
import { itemOfHit } from '../_palette/everywhere.ts'
import { isMeant } from '../_palette/is-meant.ts'
import { Palette } from '../_palette/palette.tsx'
import { useHits } from '../_palette/use-hits.ts'
import { useMyBoards } from '../_palette/use-my-boards.ts'

type Props = { me: Me; isOpen: boolean; onOpenChange: (isOpen: boolean) => void }

/** The palette on the page of all boards: my boards, and what is found on them. */
export function HomePalette({ me, isOpen, onOpenChange }: Props) {
  const t = useTranslations('palette')
  const router = useRouter()
  const [typed, setTyped] = useState('')
  const { hits, isWhole, isAsking } = useHits(isOpen ? typed : '', me.id)
  const looks = useLookItems(typed)
  const boards = useMyBoards(isOpen, me.id)
  const groups = [
    {
      title: t('boards'),
      items: boards
        .filter(({ title }) => typed === '' || isMeant(title, typed))
        .map(({ id, title }) => ({ id, title, run: () => router.push(boardPath(id)) })),
    },
    { title: t('look'), items: looks },
    {
      title: t('everywhere'),
      items: hits.map((hit) => itemOfHit(hit, (board, card) => router.push(cardPath(board, card)))),
    },
  ].filter(({ items }) => items.length > 0)
  return (
    <Palette
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      typed={typed}
      onType={setTyped}
      hint={t('hintAll')}
      groups={groups}
      empty={t(isAsking ? 'asking' : isWhole ? 'nothing' : 'notWhole')}
    />
  )
}
