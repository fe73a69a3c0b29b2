import type { Command } from '../../domain/command.ts'
import type { Place } from '../../domain/cursor.ts'
import type { BoardId, Epoch } from '../../domain/id.ts'
import type { Result, WireEntry } from '../../domain/wire.ts'
import type { Waiting } from './disk.ts'

/** What the tabs of a browser tell each other. The leading tab holds the stream and sends what waits, for all of them. */

/** `polling`: a stream cannot be had, so what is new is asked for. */
export type Status = 'opening' | 'live' | 'polling' | 'waiting'

/** A board that a tab shows, and how far it has got. */
export type Want = { readonly board: BoardId; readonly epoch: Epoch; readonly place: Place }

/** What became of a command: the server's result, or that it could not be understood. */
export type Answer = Result | { readonly refused: string }
export type Refusal = Exclude<Answer, { readonly seq: number }>

/** From the leading tab. */
export type Told =
  | { readonly kind: 'status'; readonly status: Status }
  | { readonly kind: 'entry'; readonly board: BoardId; readonly entry: WireEntry; readonly hash4: string | undefined }
  | { readonly kind: 'head'; readonly board: BoardId; readonly seq: number }
  /** What follows cannot be had by the stream: a snapshot is needed. */
  | { readonly kind: 'reset'; readonly board: BoardId; readonly head: number }
  | { readonly kind: 'ended'; readonly board: BoardId; readonly why: 'gone' | 'no-session' }
  | { readonly kind: 'answered'; readonly board: BoardId; readonly command: Command; readonly answer: Answer }
  | { readonly kind: 'sending'; readonly board: BoardId; readonly isFull: boolean; readonly isLost: boolean }

/** Between tabs. */
export type TabMessage =
  | { readonly kind: 'told'; readonly told: Told }
  /** Says who leads now, and asks all others what they want and what they wait for. */
  | { readonly kind: 'lead'; readonly isHidden: boolean; readonly isNew: boolean }
  | { readonly kind: 'want'; readonly tab: string; readonly wants: readonly Want[] }
  | { readonly kind: 'asked'; readonly waiting: Waiting }
  | { readonly kind: 'leave'; readonly tab: string }
  /** Is anybody leading? */
  | { readonly kind: 'who' }
