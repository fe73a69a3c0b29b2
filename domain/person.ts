import type { UserId } from './id.ts'

/** One of eight hues, the same for everyone and on every visit. */
export const colors = ['peer-1', 'peer-2', 'peer-3', 'peer-4', 'peer-5', 'peer-6', 'peer-7', 'peer-8'] as const
export type Color = (typeof colors)[number]

/** Someone, as everyone sees them. */
export type Person = { readonly id: UserId; readonly name: string; readonly color: Color }

/** Who I am. */
export type Me = Person & { readonly guest: boolean }

export const isColor = (value: unknown): value is Color => colors.some((color) => color === value)
