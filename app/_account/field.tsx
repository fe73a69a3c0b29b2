import { type ComponentProps, type ReactNode, useId } from 'react'

type Props = Omit<ComponentProps<'input'>, 'onChange' | 'id' | 'className'> & {
  label: string
  hint?: string
  /** What stands across from the label. */
  aside?: ReactNode
  onText: (text: string) => void
}

/** A line to fill in, with its name above it. */
export function Field({ label, hint, aside, onText, ...input }: Props) {
  const id = useId()
  const hintId = useId()
  return (
    <div>
      <div className="mb-1.5 flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {aside}
      </div>
      <input
        {...input}
        id={id}
        dir="auto"
        aria-describedby={hint === undefined ? undefined : hintId}
        className="h-9 w-full rounded-md border border-edge bg-paper px-2.5 disabled:opacity-60 pointer-coarse:h-11"
        onChange={({ target }) => onText(target.value)}
      />
      {hint !== undefined && (
        <p id={hintId} className="mt-1 text-ink-3">
          {hint}
        </p>
      )}
    </div>
  )
}
