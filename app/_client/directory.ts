import type { UserId } from '../../domain/id.ts'
import type { Color, Person } from '../../domain/person.ts'
import type { BoardPerson } from '../../domain/wire.ts'
import type { Outcome } from './outcome.ts'

/** The names and hues behind the ids of a board: what the page was given, what others' doings tell, and the rest by asking. */
export type Directory = {
  /** Everyone who is known, by id; another thing after each change. */
  readonly people: ReadonlyMap<UserId, Person>
  /** Who may be put on cards, by name; asked for at the first reading. */
  mayBeAssigned(): readonly Person[]
  /** Someone by id; who is not known is asked for, and shown under no name until then. */
  find(id: UserId): Person
  /** What was just heard of people. */
  learn(people: Iterable<Person>): void
  /** The way to ask is there. */
  open(fetch: () => Promise<Outcome<{ readonly people: readonly BoardPerson[] }>>): void
  /** Who is on the board is asked anew. */
  refresh(): void
}

const nameless: Color = 'peer-1'

export function createDirectory(first: readonly Person[], onChange: () => void): Directory {
  let people: ReadonlyMap<UserId, Person> = new Map(first.map((person) => [person.id, person]))
  let assignable: readonly Person[] = []
  let fetch: Parameters<Directory['open']>[0] | null = null
  /** Who was asked for: an id that nobody knows is not asked for again and again. */
  const unknown = new Map<UserId, Person>()
  let isAsking = false
  let isWanted = false

  const put = (found: Iterable<Person>): boolean => {
    const changed = [...found].filter((person) => !isSame(people.get(person.id), person))
    if (changed.length === 0) return false
    people = new Map([
      ...people,
      ...changed.map((person) => [person.id, learnt(person, people.get(person.id))] as const),
    ])
    return true
  }

  const ask = async () => {
    isWanted = true
    if (!fetch || isAsking) return
    isAsking = true
    isWanted = false
    const outcome = await fetch()
    isAsking = false
    if (outcome.kind !== 'ok') {
      isWanted = true
      return
    }
    put(outcome.value.people)
    assignable = outcome.value.people.filter(({ role }) => role !== 'none').toSorted(byName)
    onChange()
    if (isWanted) void ask()
  }
  /** Not while the page is being drawn. */
  const askSoon = () => queueMicrotask(() => void ask())

  return {
    get people() {
      return people
    },
    mayBeAssigned: () => {
      if (assignable.length === 0 && !isAsking && !isWanted) askSoon()
      return assignable
    },
    find: (id) => {
      const known = people.get(id) ?? unknown.get(id)
      if (known) return known
      const stranger: Person = { id, name: '?', color: nameless }
      unknown.set(id, stranger)
      askSoon()
      return stranger
    },
    learn: (found) => {
      if (put(found)) onChange()
    },
    open: (way) => {
      fetch = way
      if (isWanted) void ask()
    },
    refresh: askSoon,
  }
}

const isSame = (known: Person | undefined, { name, color, picture }: Person): boolean =>
  known?.name === name && known.color === color && (picture === undefined || known.picture === picture)

/** What is told of who is here tells nothing of pictures. */
function learnt({ id, name, color, picture: theirs }: Person, known: Person | undefined): Person {
  const picture = theirs ?? known?.picture
  return { id, name, color, ...(picture === undefined ? {} : { picture }) }
}

const byName = (a: Person, b: Person): number => a.name.localeCompare(b.name)
