import { useMemo } from 'react'
import type { Card } from '../../domain/board.ts'
import type { Label } from '../../domain/label.ts'
import { useBoard } from './use-board.ts'

/** A card's labels that are seen: those in the archive are not. */
export function useLabels({ labels: ids }: Pick<Card, 'labels'>): readonly Label[] {
  const labels = useBoard(({ view }) => view.labels)
  return useMemo(() => ids?.flatMap((id) => labels[id] ?? []) ?? none, [ids, labels])
}

const none: readonly Label[] = []
