import { createTransport } from 'nodemailer'

/** What is said to people by mail. False where it could not be handed over. */
export type Mail = {
  invite(to: string, link: string): Promise<boolean>
  reset(to: string, link: string): Promise<boolean>
  /** Lets go of the connections. */
  close(): void
}

export type MailOptions = {
  readonly url: string
  readonly from: string
  readonly onError: (error: unknown) => void
}

const timeoutMs = 15_000

/** Hands mail over to a server of SMTP. */
export function createMail({ url, from, onError }: MailOptions): Mail {
  const transport = createTransport(
    { url, connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs },
    { from },
  )
  const send = async (to: string, subject: string, lines: readonly string[]) => {
    try {
      await transport.sendMail({ to, subject, text: `${lines.join('\n\n')}\n` })
      return true
    } catch (error) {
      onError(error)
      return false
    }
  }
  return {
    invite: (to, link) =>
      send(to, 'Your invitation to Tandem', [
        'You are invited to Tandem, a task board. Make your account here:',
        link,
        'The link works once, for 7 days.',
      ]),
    reset: (to, link) =>
      send(to, 'A new password for Tandem', [
        'Somebody, probably you, asked for a new password. Set it here:',
        link,
        'The link works once, for an hour. If it was not you, nothing has changed and there is nothing to do.',
      ]),
    close: () => transport.close(),
  }
}
