'use client'

import { useFormatter, useTranslations } from 'next-intl'
import type { Outlook } from '../../domain/restoring/outlook.ts'
import type { RestorePreview } from '../../domain/wire.ts'
import type { Restorable } from './restorable.ts'

/** What restoring would change, in words. */
export type OutlookWords = {
  /** Why nothing can be done; null where something can. */
  why(preview: RestorePreview): string | null
  /** Of a list, or of the order of the board: one sentence. */
  sentence(type: Restorable['type'], changes: Outlook): string
  /** Of a card: what of it is another by now. */
  facts(changes: Outlook): string
}

export function useOutlookWords(): OutlookWords {
  const t = useTranslations('restoring')
  const format = useFormatter()
  const counted = ({ moved, back, sorted }: Outlook, of: 'list' | 'order') => [
    ...(moved > 0 ? [t(`${of}.moved`, { count: moved })] : []),
    ...(back > 0 ? [t('list.back', { count: back })] : []),
    ...(sorted > 0 ? [t(`${of}.sorted`, { count: sorted })] : []),
  ]
  return {
    why: ({ changes, refused }) => {
      if (changes) return null
      if (refused === null) return t('same')
      return t.has(`refused.${refused}`) ? t(`refused.${refused}`) : t('refused.other')
    },
    sentence: (type, changes) => {
      const parts =
        type === 'RestoreOrder'
          ? [...counted(changes, 'order'), ...(changes.facts.includes('place') ? [t('order.place')] : [])]
          : [...changes.facts.map((fact) => t(`list.facts.${fact}`)), ...counted(changes, 'list')]
      return t('sentence', { changes: format.list(parts) })
    },
    facts: ({ facts }) => t('differs', { facts: format.list(facts.map((fact) => t(`card.facts.${fact}`))) }),
  }
}
