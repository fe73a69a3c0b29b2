/** What became of a request to the server. */
export type Outcome<T> =
  | { readonly kind: 'ok'; readonly value: T }
  /** No answer, or one that says to try again. */
  | { readonly kind: 'lost' }
  /** The disk there is full. */
  | { readonly kind: 'full' }
  /** There is no such board for me. */
  | { readonly kind: 'gone' }
  /** My session has ended. */
  | { readonly kind: 'no-session' }
  /** What I sent is not understood; `index` is its place in a batch. */
  | { readonly kind: 'refused'; readonly code: string; readonly index: number }
