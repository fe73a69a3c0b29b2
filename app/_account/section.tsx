import type { ReactNode } from 'react'
import { panel } from './looks.ts'

/** A part of the account, with its title. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className={panel}>
      <h2 className="font-semibold">{title}</h2>
      {children}
    </section>
  )
}
