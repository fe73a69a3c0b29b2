import type { CardId, ListId } from '../../domain/id.ts'

/** Where a new card is being written, and what. The words live here, so that they are kept when it scrolls out of sight. */
export type Composing = {
  readonly list: ListId
  readonly place: 'top' | 'bottom' | { readonly after: CardId }
  readonly text: string
}
