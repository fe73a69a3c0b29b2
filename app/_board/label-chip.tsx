import type { Label } from '../../domain/label.ts'

/** A label as it is seen: its name on its hue. */
export function LabelChip({ label: { name, color } }: { label: Pick<Label, 'name' | 'color'> }) {
  return (
    <span dir="auto" className="label" data-color={color} title={name}>
      {name}
    </span>
  )
}
