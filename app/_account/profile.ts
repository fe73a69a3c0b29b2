import type { Me } from '../../domain/person.ts'

/** [H122] What I am told of my own account. */
export type Profile = Me & {
  readonly email: string | null
  readonly hasPassword: boolean
  readonly hasTwoFactor: boolean
  readonly passkeys: readonly { readonly id: string; readonly name: string | null; readonly at: number }[]
  readonly sessions: readonly {
    readonly id: string
    readonly browser: string
    readonly address: string
    readonly at: number
    readonly isThis: boolean
  }[]
}

/** A part of the account: what it shows, and how to read the account again. */
export type PartProps = { readonly profile: Profile; readonly onChanged: () => Promise<void> }
