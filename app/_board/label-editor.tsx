'use client'

import { ArrowLeft } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import type { Label, LabelColor } from '../../domain/label.ts'
import { isName } from '../../domain/text.ts'
import { LabelChip } from './label-chip.tsx'
import { Swatches } from './swatches.tsx'
import { useBoardContext } from './use-board.ts'
import { useNotify } from './use-notify.ts'

/** Changes a label wherever it is, or archives it. */
export function LabelEditor({ label, onEnd }: { label: Label; onEnd: () => void }) {
  const t = useTranslations('labels')
  const { store } = useBoardContext()
  const notify = useNotify()
  const [from] = useState(label)
  const [name, setName] = useState(label.name)
  const [color, setColor] = useState<LabelColor>(label.color)
  const labelId = label.id
  const trimmed = name.trim()

  const save = (event: FormEvent) => {
    event.preventDefault()
    if (!isName(trimmed)) return
    // What I have not touched stays as others make it.
    if (trimmed !== from.name && trimmed !== label.name) store.propose({ type: 'RenameLabel', labelId, name: trimmed })
    if (color !== from.color && color !== label.color) store.propose({ type: 'ColorLabel', labelId, color })
    onEnd()
  }
  const archive = () => {
    const asked = store.propose({ type: 'ArchiveLabel', labelId })
    notify(t('archivedOne', { name: label.name }), { undoes: [asked] })
    onEnd()
  }
  return (
    <form className="flex flex-col gap-3 p-2 pt-0" onSubmit={save}>
      <div className="flex items-center gap-2">
        <BackButton label={t('back')} onClick={onEnd} />
        <LabelChip label={{ name: trimmed || label.name, color }} />
      </div>
      <input
        // The field takes the place of what was chosen from: the focus goes on in it.
        autoFocus
        dir="auto"
        value={name}
        aria-label={t('name')}
        maxLength={120}
        autoComplete="off"
        className="h-8 rounded-md border border-edge bg-paper px-2.5 pointer-coarse:h-11 pointer-coarse:text-base"
        onChange={({ target }) => setName(target.value)}
      />
      <Swatches color={color} onChange={setColor} />
      <div className="flex gap-2">
        <button
          type="submit"
          disabled={!isName(trimmed)}
          className="min-h-8 flex-1 rounded-md bg-accent px-2.5 font-medium text-accent-ink disabled:opacity-50 pointer-coarse:min-h-11"
        >
          {t('save')}
        </button>
        <button
          type="button"
          className="min-h-8 rounded-md px-2.5 text-ink-2 hover:bg-column pointer-coarse:min-h-11"
          onClick={archive}
        >
          {t('archive')}
        </button>
      </div>
    </form>
  )
}

/** Back to what there is to choose from. */
export function BackButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button
      type="button"
      aria-label={label}
      className="grid size-7 flex-none place-items-center rounded-md text-ink-3 hover:bg-column hover:text-ink pointer-coarse:size-11"
      onClick={onClick}
    >
      <ArrowLeft className="size-4" strokeWidth={1.75} aria-hidden />
    </button>
  )
}
