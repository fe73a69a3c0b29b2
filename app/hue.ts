import type { CSSProperties } from 'react'
import type { Color } from '../domain/person.ts'

declare module 'react' {
  interface CSSProperties {
    '--hue'?: string
  }
}

/** A person's hue, for everything inside that is theirs. */
export const hue = (color: Color): CSSProperties => ({ '--hue': `var(--${color})` })
