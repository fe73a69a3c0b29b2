import type { Board } from './board.ts'
import { type Body, bodyNeededBy, bodyOf, emptyBody, foldBody } from './body.ts'
import type { Command } from './command.ts'
import { cardsNamedIn, type Event } from './event.ts'
import { type Folding, isKnown, openFold } from './evolve.ts'
import { guess } from './guess.ts'
import type { CardId, CommandId, UserId } from './id.ts'
import { isOfPast } from './past.ts'
import { fromWireBoard, type OpenedCard, type Result, type Snapshot, type WireEntry } from './wire.ts'
import { textWrittenBy, writtenOn } from './written-on.ts'

/** A board as one reader holds it: what is confirmed, what is asked and not yet confirmed, and the two together. */
export type Replica = {
  /** The newest `seq` that is folded. */
  readonly seq: number
  /** The fold of the log up to `seq`. */
  readonly confirmed: Board
  /** The confirmed board with the pending commands decided on it: what people see. */
  readonly view: Board
  readonly pending: readonly Command[]
  /** [R5] Starts again from a snapshot; what is pending stays so. */
  open(snapshot: Snapshot): void
  /** [R3] Adds a command to what is pending; the view shows it at once. */
  propose(command: Command): void
  /** [R1] Takes entries in the order in which they came. */
  receive(entries: readonly WireEntry[]): Received
  /** [R4] Takes the answer to a command. */
  settle(result: Result): void
  /** From here on what happens to a card's body is kept, until `closeCard`. */
  openCard(cardId: CardId): void
  /** [R8] Takes a body; false where entries are missing between it and the board. */
  loadCard(opened: OpenedCard): boolean
  closeCard(cardId: CardId): void
  /** A card's body with what is pending on it; null until it is loaded. */
  body(cardId: CardId): Body | null
  /** Whether an open card's body is still to be loaded. */
  isMissing(cardId: CardId): boolean
}

export type Received = {
  /** The entries that were new, in order. Where not all of the later ones are in it, something between is missing. */
  readonly folded: readonly WireEntry[]
  /** [R6] A snapshot is needed to go on, or a newer page. */
  readonly needs: 'nothing' | 'snapshot' | 'reload'
}

type Pending = { readonly command: Command; answeredAt: number | null }
type OpenCard = { loaded: { readonly body: Body; readonly seq: number } | null; since: number; entries: WireEntry[] }

/** Opens a replica on a snapshot, for one user. */
export function createReplica(me: UserId, snapshot: Snapshot): Replica {
  let folding: Folding = openFold(fromWireBoard(snapshot.board))
  let { seq, epoch } = snapshot
  let pending: readonly Pending[] = []
  let view = folding.board
  let bodies: ReadonlyMap<CardId, Body> = new Map()
  const openCards = new Map<CardId, OpenCard>()

  /** [R3] Decides all that is pending again, on what is confirmed now. */
  const rebase = () => {
    const guessing = openFold(folding.board)
    const guessed = new Map<CardId, Body>()
    for (const [cardId, { loaded }] of openCards) if (loaded) guessed.set(cardId, loaded.body)
    const written: Command[] = []
    for (const { command: asked } of pending) {
      // What an earlier guess has written has the number that all guesses have.
      const command = written.reduce((one, earlier) => writtenOn(one, earlier, seq), asked)
      // What is decided on the past shows when its entry comes: nothing is guessed here.
      if (isOfPast(command)) continue
      const cardId = bodyNeededBy(command)
      const body = cardId && guessed.get(cardId)
      if (cardId && !body) continue
      const decision = guess(guessing.board, body ?? null, me, command)
      if (decision.kind !== 'accepted') continue
      const entry = { seq, events: decision.events }
      guessing.apply([entry])
      if (textWrittenBy(command) !== null) written.push(command)
      for (const event of decision.events)
        if (adds(event)) for (const id of cardsNamedIn(event)) if (openCards.has(id)) guessed.set(id, emptyBody)
      for (const [id, before] of guessed) guessed.set(id, foldBody(before, id, [{ ...entry, at: null }]))
    }
    view = pending.length === 0 ? folding.board : guessing.board
    bodies = guessed
  }

  const keep = (still: (one: Pending) => boolean) => {
    pending = pending.filter(still)
    rebase()
  }
  /** [R12] What was written on the text of a command that has a number now. */
  const number = (commandId: CommandId, at: number) => {
    const index = pending.findIndex(({ command }) => command.commandId === commandId)
    const earlier = pending[index]?.command
    if (!earlier) return
    pending = pending.map((one, place) =>
      place > index ? { ...one, command: writtenOn(one.command, earlier, at) } : one,
    )
  }
  const isConfirmed = ({ answeredAt }: Pending): boolean => answeredAt !== null && answeredAt <= seq

  const foldBodies = (entries: readonly WireEntry[]) => {
    for (const [cardId, open] of openCards) {
      open.loaded ??= newBody(cardId, entries)
      if (!open.loaded) open.entries.push(...entries)
      else open.loaded = laterBody(cardId, open.loaded, entries)
    }
  }

  return {
    get seq() {
      return seq
    },
    get confirmed() {
      return folding.board
    },
    get view() {
      return view
    },
    get pending() {
      return pending.map(({ command }) => command)
    },

    open: (newer) => {
      folding = openFold(fromWireBoard(newer.board))
      seq = newer.seq
      // What another life of the log had answered is not in this one.
      if (newer.epoch !== epoch) pending = pending.filter((one) => one.answeredAt === null)
      epoch = newer.epoch
      for (const open of openCards.values()) Object.assign(open, { loaded: null, since: seq, entries: [] })
      keep((one) => !isConfirmed(one))
    },

    propose: (command) => {
      pending = [...pending, { command, answeredAt: null }]
      rebase()
    },

    receive: (entries) => {
      const folded: WireEntry[] = []
      let needs: Received['needs'] = 'nothing'
      for (const entry of entries) {
        if (entry.seq <= seq) continue
        if (entry.seq > seq + 1) break
        if (!entry.events.every(isKnown)) needs = 'reload'
        else if (needs === 'nothing' && !canFold(folding.board, folded, entry)) needs = 'snapshot'
        folded.push(entry)
        seq = entry.seq
      }
      if (folded.length === 0) return { folded, needs }
      folding.apply(folded)
      foldBodies(folded)
      const mine = folded.filter(({ actor }) => actor.id === me)
      for (const entry of mine) number(entry.commandId, entry.seq)
      const arrived = new Set(mine.map(({ commandId }) => commandId))
      keep((one) => !arrived.has(one.command.commandId) && !isConfirmed(one))
      return { folded, needs }
    },

    settle: (result) => {
      const isIt = ({ command }: Pending) => command.commandId === result.commandId
      if ('rejected' in result) return keep((one) => !isIt(one))
      for (const one of pending) if (isIt(one)) one.answeredAt = result.seq
      if (!('unchanged' in result)) number(result.commandId, result.seq)
      keep((one) => !isConfirmed(one))
    },

    openCard: (cardId) => {
      if (!openCards.has(cardId)) openCards.set(cardId, { loaded: null, since: seq, entries: [] })
    },
    loadCard: ({ card, seq: at }) => {
      const open = openCards.get(card.id)
      if (!open) return true
      if (at < open.since) return false
      open.loaded = laterBody(card.id, { body: bodyOf(card), seq: at }, open.entries)
      open.entries = []
      rebase()
      return true
    },
    closeCard: (cardId) => {
      openCards.delete(cardId)
    },
    body: (cardId) => bodies.get(cardId) ?? null,
    isMissing: (cardId) => openCards.has(cardId) && !openCards.get(cardId)?.loaded,
  }
}

const adds = ({ type }: Event): boolean => type === 'CardAdded' || type === 'CardsAdded' || type === 'CardArrived'

/** The body of a card that these entries add: there is nothing before it to load. */
function newBody(cardId: CardId, entries: readonly WireEntry[]): OpenCard['loaded'] {
  const added = entries.find(({ events }) =>
    events.some((event) => adds(event) && cardsNamedIn(event).includes(cardId)),
  )
  return added ? { body: foldBody(emptyBody, cardId, [added]), seq: added.seq } : null
}

function laterBody(cardId: CardId, from: { body: Body; seq: number }, entries: readonly WireEntry[]) {
  const later = entries.filter((entry) => entry.seq > from.seq)
  return { body: foldBody(from.body, cardId, later), seq: later.at(-1)?.seq ?? from.seq }
}

/** [R6] What was archived before this reader came is not held: a list with its cards, or many cards, cannot be folded back. */
export function canFold(board: Board, before: readonly WireEntry[], entry: WireEntry): boolean {
  const came = (is: (event: Event) => boolean): boolean => before.some(({ events }) => events.some(is))
  return entry.events.every((event) => {
    if (event.type === 'ListRestored' && event.cards > 0) {
      if (board.archive.lists[event.listId]) return true
      return came((one) => one.type === 'ListArchived' && one.listId === event.listId)
    }
    if (event.type !== 'CardsRestored') return true
    return event.cardIds.every(
      (id) =>
        board.archive.cards[id] ||
        board.cards[id] ||
        came((one) => (adds(one) || one.type === 'CardRestored') && cardsNamedIn(one).includes(id)),
    )
  })
}
