'use client'

import type { Board, Card } from '../../domain/board.ts'
import type { Color } from '../../domain/person.ts'
import type { Directory } from '../_client/directory.ts'
import { initials } from '../avatar.tsx'
import { hue } from '../hue.ts'
import { labelHue } from '../label-hue.ts'

type Props = {
  card: Card
  labels: Board['labels']
  /** The hue of whoever has just changed it. */
  lit: Color | undefined
  directory: Directory
}

/** A card on the wall: what it is, its labels, and who has it. */
export function WallCard({ card: { title, labels: labelIds = [], people = [] }, labels, lit, directory }: Props) {
  const shown = labelIds.flatMap((id) => labels[id] ?? [])
  return (
    <div className="wall-card rounded-lg shadow-card" data-lit={lit ? '' : undefined} style={lit && hue(lit)}>
      {shown.length > 0 && (
        <p className="flex flex-wrap gap-[.5em]">
          {shown.map(({ id, name, color }) => (
            <span key={id} className="wall-small flex items-center gap-[.4em] text-ink-2" style={labelHue(color)}>
              <i aria-hidden className="size-[.7em] flex-none rounded-full bg-hue" />
              <span dir="auto">{name}</span>
            </span>
          ))}
        </p>
      )}
      <p dir="auto" className="[overflow-wrap:anywhere]">
        {title}
      </p>
      {people.length > 0 && (
        <p className="mt-[.3em] flex flex-wrap gap-[.3em]">
          {people.map((id) => {
            const { name, color } = directory.find(id)
            return (
              <span
                key={id}
                style={hue(color)}
                data-initials={initials(name)}
                className="wall-face grid flex-none place-items-center rounded-full bg-hue font-semibold text-on-peer before:content-[attr(data-initials)]"
              >
                <span className="sr-only">{name}</span>
              </span>
            )
          })}
        </p>
      )}
    </div>
  )
}
