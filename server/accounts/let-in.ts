import type { Config } from '../config.ts'
import { cookieValues } from '../sessions.ts'
import type { Invitation, Invitations } from './invitations.ts'

/** Who asks for an account. */
export type Newcomer = {
  readonly email: string
  /** Whether a provider vouches for the address. */
  readonly isVerified: boolean
  readonly cookie: string | null
}
/** How they are let in. What `invitation` names can be there once only, which the table holds. */
export type LetIn = { readonly isAdmin: boolean; readonly invitation: string | null }

/** The cookie in which an invitation waits to be used. */
export const invitationCookie = 'tandem.invitation'

/** [A20, A21, A24] Whether someone may make an account; null where not. The first one looks after the instance. */
export function createLetIn(
  hasAccounts: () => boolean,
  signUp: Config['signUp'],
  invitations: Pick<Invitations, 'find' | 'for'>,
): (newcomer: Newcomer) => LetIn | null {
  const invitationOf = ({ email, isVerified, cookie }: Newcomer): Invitation | null => {
    for (const token of cookieValues(cookie ?? '', invitationCookie)) {
      const found = invitations.find(token)
      if (found && (found.email === null || found.email === email.toLowerCase())) return found
    }
    return isVerified ? invitations.for(email) : null
  }
  return (newcomer) => {
    if (signUp === 'closed') return null
    if (!hasAccounts()) return { isAdmin: true, invitation: 'first' }
    const invitation = invitationOf(newcomer)
    if (invitation) return { isAdmin: false, invitation: invitation.id }
    return signUp === 'open' ? { isAdmin: false, invitation: null } : null
  }
}
