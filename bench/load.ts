import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'

/** Asks for commands over so many connections, each one after the other, for so long. Answers how many were accepted. */
export async function loadCommands(options: {
  readonly port: number
  readonly cookie: string
  readonly boards: readonly string[]
  readonly connections: number
  readonly ms: number
}): Promise<{ accepted: number; ms: number }> {
  const { port, cookie, boards, connections, ms } = options
  const until = performance.now() + ms
  const began = performance.now()
  let accepted = 0
  await Promise.all(
    Array.from({ length: connections }, (_, index) => {
      const board = boards[index % boards.length] ?? ''
      return new Promise<void>((resolve, reject) => {
        const socket = connect(port, '127.0.0.1')
        let count = 0
        const send = () => {
          if (performance.now() > until) return void socket.end(resolve)
          const body = `{"commandId":"${randomUUID()}","type":"RenameBoard","title":"${index} ${count++}"}`
          socket.write(
            `POST /api/boards/${board}/commands HTTP/1.1\r\nHost: localhost\r\nCookie: ${cookie}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
          )
        }
        socket.on('error', reject)
        socket.on('connect', send)
        socket.on('data', (chunk) => {
          const text = chunk.toString('latin1')
          if (!text.startsWith('HTTP/1.1 200')) return reject(new Error(text.slice(0, 500)))
          accepted += 1
          send()
        })
      })
    }),
  )
  return { accepted, ms: performance.now() - began }
}
