import type { CSSProperties } from 'react'
import type { LabelColor } from '../domain/label.ts'

/** The hues of people, by their own names: what people colour has the same eight. */
const peers: Readonly<Record<LabelColor, string>> = {
  red: 'peer-1',
  green: 'peer-2',
  violet: 'peer-3',
  blue: 'peer-4',
  orange: 'peer-5',
  pink: 'peer-6',
  teal: 'peer-7',
  indigo: 'peer-8',
}

/** The hue of a colour that people have given, for everything inside that has it. */
export const labelHue = (color: LabelColor): CSSProperties => ({ '--hue': `var(--${peers[color]})` })
