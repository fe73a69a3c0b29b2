import type { UserId } from './id.ts'

/** One of eight hues, the same for everyone and on every visit. */
export const colors = ['peer-1', 'peer-2', 'peer-3', 'peer-4', 'peer-5', 'peer-6', 'peer-7', 'peer-8'] as const
export type Color = (typeof colors)[number]

/** Someone, as everyone sees them. */
export type Person = {
  readonly id: UserId
  readonly name: string
  readonly color: Color
  /** The hash of their picture; without one they are drawn by their letters. */
  readonly picture?: string
}

/** Who I am; `admin` is there where I run this instance. */
export type Me = Person & { readonly guest: boolean; readonly admin?: true }

/** [A23] Whether someone may look after this instance: see how it runs, invite, and help who is locked out. */
export const mayAdminister = (me: Me | null): boolean => me !== null && !me.guest && me.admin === true

export const isColor = (value: unknown): value is Color => colors.some((color) => color === value)
