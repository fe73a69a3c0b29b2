'use client'

import { later } from '../later.tsx'

type Props = { text: string; onTask?: ((at: number) => void) | undefined }

/** Text as Markdown; as it was typed, until what renders it is here. */
export const Words = later<Props>(() => import('../markdown.tsx').then(({ Markdown }) => Markdown), AsTyped)

function AsTyped({ text }: Props) {
  return (
    <p dir="auto" className="leading-[22px] [overflow-wrap:anywhere] whitespace-pre-wrap">
      {text}
    </p>
  )
}
