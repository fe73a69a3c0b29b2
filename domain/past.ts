import type { Board } from './board.ts'
import type { Body } from './body.ts'
import type { Command, CommandOf } from './command.ts'
import type { Entry } from './event.ts'
import type { AttachmentId, CardId, UserId } from './id.ts'

/** A board with the bodies of some of its cards. */
export type Moment = { readonly board: Board; readonly bodies: ReadonlyMap<CardId, Body> }

/** What a command is decided on beside the board as it is: it is read from the log, and a browser does not have it. */
export type Past = UndoPast | SweepPast | MomentPast | ErasePast
export type UndoPast = {
  readonly kind: 'undo'
  /** What is to be undone; null where this person has done no such command. */
  readonly entry: Entry | null
  /** Later entries, in order: all that have written what it has, undone it, or put its places in another order. */
  readonly later: readonly Entry[]
  /** The bodies, as they are, of the cards that `bodiesChangedBy` names. */
  readonly bodies: ReadonlyMap<CardId, Body>
  /** As it was before that entry; null where `needsMoment` says that it is not asked for. */
  readonly before: Moment | null
}

/** For undoing everything that someone did. */
export type SweepPast = {
  readonly kind: 'sweep'
  /** [A30] All ids of who did it. */
  readonly ids: readonly UserId[]
  /** All entries from the first that is to be undone on; null where that is too long ago. */
  readonly entries: readonly Entry[] | null
  /** The bodies, as they are, of the cards that `bodiesChangedBy` names of what is to be undone. */
  readonly bodies: ReadonlyMap<CardId, Body>
  /** As it was before all of them; null where `needsMoment` asks it for none. */
  readonly before: Moment | null
}

/** So many entries are gone through at once. */
export const sweptEntriesMax = 20_000

/** The board as it was at the moment that a command names; with the body of the card that it names. */
export type MomentPast = { readonly kind: 'moment'; readonly moment: Moment }

export type RestoringType = 'RestoreCardTo' | 'RestoreListTo' | 'RestoreOrder'
export type ErasingType = 'EraseTexts' | 'EraseOwnTexts'
export type PastCommand = CommandOf<'UndoCommand' | 'UndoEverythingBy' | RestoringType | ErasingType>

/**
 * For erasing: the bodies, as they are, of the cards that words go from, and the files on them that are a person's, whether
 * they are there or not.
 */
export type ErasePast = {
  readonly kind: 'erase'
  /** [A30] All ids of the person whose words go; none where it is about some words. */
  readonly ids: readonly UserId[]
  readonly bodies: ReadonlyMap<CardId, Body>
  readonly files: ReadonlyMap<CardId, ReadonlySet<AttachmentId>>
}

/** The command for which the past must be read; null where the board as it is tells all. */
export const pastNeededBy = (command: Command): PastCommand | null => (isOfPast(command) ? command : null)

const ofPast: ReadonlySet<Command['type']> = new Set<PastCommand['type']>([
  'UndoCommand',
  'UndoEverythingBy',
  'RestoreCardTo',
  'RestoreListTo',
  'RestoreOrder',
  'EraseTexts',
  'EraseOwnTexts',
])
/** Whether a command is decided on the past too. */
export const isOfPast = (command: Command): command is PastCommand => ofPast.has(command.type)
