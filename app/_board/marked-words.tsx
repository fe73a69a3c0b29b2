'use client'

import { lazy, Suspense } from 'react'

const Rendered = lazy(() => import('../markdown.tsx').then(({ Markdown }) => ({ default: Markdown })))

/** Text as Markdown; as it was typed, until what renders it is here. */
export function Words({ text, onTask }: { text: string; onTask?: ((at: number) => void) | undefined }) {
  return (
    <Suspense
      fallback={
        <p dir="auto" className="leading-[22px] [overflow-wrap:anywhere] whitespace-pre-wrap">
          {text}
        </p>
      }
    >
      <Rendered text={text} onTask={onTask} />
    </Suspense>
  )
}
