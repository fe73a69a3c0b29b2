'use client'

import { Pencil } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { checked, isLabelId, type LabelId } from '../../domain/id.ts'
import { type Label, type LabelColor, labelColors } from '../../domain/label.ts'
import { isName } from '../../domain/text.ts'
import { newId } from '../_client/new-id.ts'
import { Choices } from './choices.tsx'
import { labelCards } from './label-cards.ts'
import { LabelChip } from './label-chip.tsx'
import { LabelEditor } from './label-editor.tsx'
import type { PickerProps } from './load-pickers.ts'
import { matches } from './matches.ts'
import { PickerFrame } from './picker-frame.tsx'
import { RestoreLabels } from './restore-labels.tsx'
import { sharedBy } from './shared-by.ts'
import { Swatches } from './swatches.tsx'
import { useBoard, useBoardContext } from './use-board.ts'

/** Chooses the labels of cards; makes, changes, archives and restores the board's. */
export function LabelPicker(props: PickerProps) {
  const t = useTranslations('labels')
  const context = useBoardContext()
  const [filter, setFilter] = useState('')
  const [shows, setShows] = useState<'labels' | 'archive' | LabelId>('labels')
  const field = useRef<HTMLInputElement>(null)
  const labels = useBoard(({ view }) => view.labels)
  const view = useBoard((store) => store.view.cards)

  const all = Object.values<Label>(labels).sort((a, b) => a.name.localeCompare(b.name))
  const cards = props.cards.flatMap((id) => view[id] ?? [])
  const choices = all
    .filter(({ name }) => matches(name, filter))
    .map((label) => ({
      id: label.id,
      name: label.name,
      shared: sharedBy(cards, (card) => card.labels?.includes(label.id) ?? false),
      face: <LabelChip label={label} />,
      more: (
        <button
          type="button"
          aria-label={t('edit', { name: label.name })}
          className="grid size-8 flex-none place-items-center rounded-sm text-ink-3 hover:bg-column hover:text-ink focus-visible:-outline-offset-2 pointer-coarse:size-11"
          onClick={() => setShows(label.id)}
        >
          <Pencil className="size-3.5" strokeWidth={1.75} aria-hidden />
        </button>
      ),
    }))

  const typed = filter.trim()
  const isNew = isName(typed) && !all.some(({ name }) => name.toLowerCase() === typed.toLowerCase())
  const [color, setColor] = useState<LabelColor | null>(null)
  const newColor = color ?? leastUsed(all)
  const make = () => {
    const labelId = checked(isLabelId, newId())
    context.store.propose({ type: 'AddLabel', labelId, name: typed, color: newColor })
    labelCards(context, props.cards, labelId, true)
    setFilter('')
    setColor(null)
    field.current?.focus()
  }

  const edited = isLabelId(shows) ? labels[shows] : undefined
  const goBack = () => setShows('labels')
  return (
    <PickerFrame {...props} title={t('title')} initialFocus={field}>
      {edited && <LabelEditor label={edited} onEnd={goBack} />}
      {shows === 'archive' && <RestoreLabels onEnd={goBack} />}
      {!edited && shows !== 'archive' && (
        <>
          <Choices
            label={t('title')}
            filterLabel={t('filter')}
            filter={filter}
            field={field}
            choices={choices}
            onFilter={setFilter}
            onToggle={(id, isOn) => {
              if (isLabelId(id)) labelCards(context, props.cards, id, isOn)
            }}
            onNew={isNew ? make : undefined}
          />
          {isNew ? (
            <div className="flex-none border-t border-line p-2">
              <Swatches color={newColor} onChange={setColor} />
              <button
                type="button"
                className="mt-2 min-h-8 w-full truncate rounded-md bg-accent px-2.5 font-medium text-accent-ink pointer-coarse:min-h-11"
                onClick={make}
              >
                {t('make', { name: typed })}
              </button>
            </div>
          ) : (
            <button
              type="button"
              className="m-1 min-h-8 flex-none rounded-sm px-2 text-start text-ink-3 hover:bg-column hover:text-ink focus-visible:-outline-offset-2 pointer-coarse:min-h-11"
              onClick={() => setShows('archive')}
            >
              {t('archived')}
            </button>
          )}
        </>
      )}
    </PickerFrame>
  )
}

/** The hue that the fewest labels have: so that they can be told apart. */
function leastUsed(labels: readonly Label[]): LabelColor {
  const uses = (color: LabelColor) => labels.filter((label) => label.color === color).length
  const [first] = labelColors
  return labelColors.reduce<LabelColor>((least, color) => (uses(color) < uses(least) ? color : least), first)
}
