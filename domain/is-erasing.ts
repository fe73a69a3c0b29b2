import type { EventType } from './event.ts'

const erasing: ReadonlySet<string> = new Set<EventType>(['CardDeleted', 'TextsErased', 'OwnTextsErased'])

/** [E8] Whether, with an entry that begins with this, words are gone from those before it. */
export const isErasing = (type: string): boolean => erasing.has(type)
