'use client'

import type { UserId } from '../../domain/id.ts'
import { hue } from '../hue.ts'
import { usePerson } from './use-people.ts'

/** Someone who is named in a text: by the name that they have now. */
export function Mention({ id }: { id: UserId }) {
  const { name, color } = usePerson(id)
  return (
    <span data-mention style={hue(color)} className="mention">
      @<bdi>{name}</bdi>
    </span>
  )
}
