'use client'

import { ErasePerson } from './erase-person.tsx'
import { Invitations } from './invitations.tsx'
import { ResetLink } from './reset-link.tsx'

export type PeopleProps = {
  signUp: 'open' | 'invited' | 'closed'
  /** Whether mail can be sent. */
  hasMail: boolean
}

/** Who may come, who is locked out, and who goes. */
export function People({ token, signUp, hasMail }: PeopleProps & { token: string | null }) {
  return (
    <div className="mb-8 grid grid-cols-2 items-start gap-3 max-md:grid-cols-1">
      {signUp !== 'closed' && <Invitations token={token} hasMail={hasMail} />}
      <ResetLink token={token} />
      <ErasePerson token={token} />
    </div>
  )
}
