import Link from 'next/link'
import type { ReactNode } from 'react'
import { Mark } from '../mark.tsx'

/** A page that asks for one thing. */
export function Frame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-[25rem] flex-col justify-center gap-5 px-4 py-8">
      <Link href="/" prefetch={false} aria-label="Tandem" className="tap self-center rounded-sm">
        <Mark />
      </Link>
      <h1 className="text-center text-[22px] leading-7 font-semibold tracking-[-.02em]">{title}</h1>
      {children}
    </main>
  )
}
