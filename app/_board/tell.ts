import type { useTranslations } from 'next-intl'
import type { CommandId } from '../../domain/id.ts'
import type { Notify } from './notify.ts'

/** What I have done to cards, as a sentence under `done` in the words. */
type Doing =
  | 'labelled'
  | 'unlabelled'
  | 'assigned'
  | 'unassigned'
  | 'assignedMe'
  | 'unassignedMe'
  | 'due'
  | 'notDue'
  | 'marked'
  | 'unmarked'
  | 'moved'
  | 'archived'

type Values = {
  /** How many cards it was done to. */
  readonly count: number
  /** Of the first of them. */
  readonly title: string
  readonly label?: string
  readonly name?: string
  readonly list?: string
  readonly day?: string
}

/** Says what I have done to cards: aloud where the page shows it, and in a notice, with a way back, where it may not be seen. */
export type Tell = (doing: Doing, values: Values, undoes: readonly CommandId[]) => void

export const createTell =
  (t: ReturnType<typeof useTranslations<'done'>>, say: (words: string) => void, notify: Notify): Tell =>
  (doing, values, undoes) => {
    const words = t(doing, values)
    if (values.count === 1 && !isOutOfSight.has(doing)) say(words)
    else notify(words, { undoes })
  }

const isOutOfSight: ReadonlySet<Doing> = new Set<Doing>(['moved', 'archived'])
