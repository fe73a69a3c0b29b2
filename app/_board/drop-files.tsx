'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'

/** Takes files that are dragged from elsewhere onto the sheet around it, and says so while they are over it. */
export function DropFiles({ onDrop }: { onDrop: (files: readonly File[]) => void }) {
  const t = useTranslations('attachments')
  const root = useRef<HTMLSpanElement>(null)
  const take = useRef(onDrop)
  const [sheet, setSheet] = useState<HTMLElement | null>(null)
  useEffect(() => {
    take.current = onDrop
  })

  useEffect(() => {
    const around = root.current?.closest<HTMLElement>('[data-sheet]')
    if (!around) return
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      const isOver = event.target instanceof Node && around.contains(event.target)
      event.dataTransfer.dropEffect = isOver ? 'copy' : 'none'
      setSheet(isOver ? around : null)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setSheet(null)
    }
    const drop = (event: DragEvent) => {
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length === 0) return
      // Dropped beside the sheet, the browser would leave the page for the file.
      event.preventDefault()
      setSheet(null)
      if (event.target instanceof Node && around.contains(event.target)) take.current(files)
    }
    document.addEventListener('dragover', over)
    document.addEventListener('dragleave', leave)
    document.addEventListener('drop', drop)
    return () => {
      document.removeEventListener('dragover', over)
      document.removeEventListener('dragleave', leave)
      document.removeEventListener('drop', drop)
    }
  }, [])

  return (
    <span ref={root}>
      {sheet &&
        createPortal(
          <div
            className="pointer-events-none absolute inset-2 z-10 grid place-items-center rounded-xl border-2 border-dashed border-accent bg-raised/85 font-semibold"
            data-drop-files
          >
            {t('drop')}
          </div>,
          sheet,
        )}
    </span>
  )
}
