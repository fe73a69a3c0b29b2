import type { Asked } from '../_client/board-store.ts'

/** A restoring that is asked for: of a card, of a list, or of the order of the board, as it was at a `seq`. */
export type Restorable = Extract<Asked, { readonly type: 'RestoreCardTo' | 'RestoreListTo' | 'RestoreOrder' }>
