import { type ReactNode, useId } from 'react'

export const fieldLook =
  'h-8 w-full min-w-0 rounded-md border border-edge bg-paper px-2 pointer-coarse:h-11 pointer-coarse:text-base'

/** A field of a form with its label above it. */
export function Field({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className="min-w-0 flex-1">
      <label htmlFor={id} className="text-xs text-ink-3">
        {label}
      </label>
      {children(id)}
    </div>
  )
}
