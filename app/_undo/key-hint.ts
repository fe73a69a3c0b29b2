import { isApple } from '../is-apple.ts'
import type { Lane } from './steps.ts'

/** The keys of undo and redo, as they are called on this machine. */
export const keyHint = (lane: Lane): string =>
  [isApple() ? '⌘' : 'Ctrl', ...(lane === 'redo' ? ['⇧'] : []), 'Z'].join(' ')
