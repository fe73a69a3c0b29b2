import type { Color } from '../domain/person.ts'
import { hue } from './hue.ts'

type Props = {
  name: string
  color: Color
  /** The hash of their picture. */
  picture?: string | undefined
  size?: keyof typeof boxes
  isIdle?: boolean
  /** Whether the name stands beside it: then it is not read twice. */
  isNamed?: boolean
  className?: string
}

const boxes = {
  small: 'size-[22px] text-[10px]',
  normal: 'size-[26px] text-[11px]',
  large: 'size-16 text-[22px]',
} as const

/** A person's face: their picture, or the first letters of their name on their hue. */
export function Avatar(props: Props) {
  const { name, color, picture, size = 'normal', isIdle = false, isNamed = false, className = '' } = props
  const letters = picture === undefined ? 'before:content-[attr(data-initials)]' : ''
  return (
    <span
      title={isNamed ? undefined : name}
      aria-hidden={isNamed || undefined}
      // Drawn, not written: what is read is the name.
      data-initials={initials(name)}
      style={hue(color)}
      className={`grid flex-none place-items-center rounded-full bg-hue font-semibold tracking-[.01em] text-on-peer select-none ${letters} ${boxes[size]} ${isIdle ? 'opacity-45' : ''} ${className}`}
    >
      {picture && (
        // oxlint-disable-next-line nextjs/no-img-element -- it is small, and served as it is
        <img src={`/api/pictures/${picture}`} alt="" className="size-full rounded-full object-cover" />
      )}
      {!isNamed && <span className="sr-only">{name}</span>}
    </span>
  )
}

/** Two letters: of the first two words, or of the only one. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters = words.length > 1 ? words.slice(0, 2).map((word) => firstOf(word, 1)) : [firstOf(words[0] ?? '', 2)]
  return letters.join('').toUpperCase()
}

const segments = new Intl.Segmenter()

const firstOf = (word: string, count: number): string =>
  [...segments.segment(word)]
    .slice(0, count)
    .map(({ segment }) => segment)
    .join('')
