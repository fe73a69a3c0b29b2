/** What the palette lists, and what each of it does. */
export type PaletteItem = {
  /** Different for each. */
  readonly id: string
  readonly title: string
  /** What tells it from others of the same title. */
  readonly detail?: string
  /** A card's number, as it is written. */
  readonly number?: string
  /** The key that does the same. */
  readonly key?: string
  /** Words in which it was found; `marks` are where, in UTF-16 units. */
  readonly excerpt?: { readonly text: string; readonly marks: readonly (readonly [number, number])[] }
  /** Done when the palette is closed and the focus is back where it was. */
  readonly run: () => void
}

export type PaletteGroup = { readonly title: string; readonly items: readonly PaletteItem[] }
