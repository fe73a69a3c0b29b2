import { createServer, type Socket } from 'node:net'

/** A small server of SMTP, which keeps what it is handed. */
export type MailServer = {
  readonly url: string
  readonly mails: readonly string[]
  /** Waits for a mail that is so. */
  until(is: (mail: string) => boolean): Promise<string>
  close(): void
}

export async function startMailServer(): Promise<MailServer> {
  const mails: string[] = []
  const waits = new Set<() => void>()
  const talk = (socket: Socket) => {
    let left = ''
    let mail: string[] | null = null
    const say = (line: string) => void socket.write(`${line}\r\n`)
    const hear = (line: string) => {
      if (mail && line === '.') {
        // Long lines come in pieces, each but the last with `=` at its end.
        mails.push(mail.join('\n').replaceAll('=\n', '').replaceAll('=3D', '='))
        mail = null
        say('250 kept')
        for (const wake of waits) wake()
      } else if (mail) mail.push(line)
      else if (line.toUpperCase() === 'DATA') {
        mail = []
        say('354 go on')
      } else if (line.toUpperCase() === 'QUIT') {
        say('221 bye')
        socket.end()
      } else say('250 yes')
    }
    socket.on('data', (chunk) => {
      const lines = (left + chunk.toString()).split('\r\n')
      left = lines.pop() ?? ''
      for (const line of lines) hear(line)
    })
    socket.on('error', () => {})
    say('220 a small one')
  }
  const server = createServer(talk)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    until: (is) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`no such mail; there were ${mails.length}`)), 10_000)
        const look = () => {
          const found = mails.find(is)
          if (found === undefined) return
          clearTimeout(timer)
          waits.delete(look)
          resolve(found)
        }
        waits.add(look)
        look()
      }),
    close: () => void server.close(),
  }
}
