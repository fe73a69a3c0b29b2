'use client'

import { useState } from 'react'

/** Words for who listens to the page rather than looks at it. */
export type Said = { readonly words: string; readonly times: number }

/** What was said last, and how to say something. */
export function useSaid(): [Said, (words: string) => void] {
  const [said, setSaid] = useState<Said>({ words: '', times: 0 })
  return [said, (words) => setSaid(({ times }) => ({ words, times: times + 1 }))]
}

/** Says what I do at once, and what others do when there is a pause. The same words again are other elements: they are said again. */
export function Spoken({ mine, others }: { mine: Said; others: Said }) {
  return (
    <>
      <p role="log" aria-live="assertive" className="sr-only">
        <span key={mine.times}>{mine.words}</span>
      </p>
      <p aria-live="polite" className="sr-only">
        <span key={others.times}>{others.words}</span>
      </p>
    </>
  )
}
