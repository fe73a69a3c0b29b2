import { randomUUID } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import type { Program } from './program.ts'

export type Post = { readonly path: string; readonly cookie: string; readonly type: string; readonly body: string }

/** Posts at an even rate, whether or not the answers keep up. Answers when each was sent, in ms of `performance.now()`. */
export async function publish(options: {
  readonly port: number
  readonly perSecond: number
  readonly ms: number
  readonly post: (index: number) => Post
  /** Ends it early. */
  readonly signal?: AbortSignal
}): Promise<number[]> {
  const { port, perSecond, ms, post, signal } = options
  const idle: Socket[] = []
  const all: Socket[] = []
  const sentAt: number[] = []
  let answers = 0
  let fail: (error: Error) => void = () => {}
  const failure = new Promise<never>((_, reject) => {
    fail = reject
  })

  const openOne = (): Socket => {
    const socket = connect(port, '127.0.0.1')
    all.push(socket)
    socket.on('error', fail)
    socket.on('close', () => {
      const index = idle.indexOf(socket)
      if (index >= 0) idle.splice(index, 1)
      else fail(new Error('a connection was closed before its answer'))
    })
    socket.on('data', (chunk) => {
      const text = chunk.toString('latin1')
      if (!/^HTTP\/1.1 20[0-2] /.test(text)) fail(new Error(text.slice(0, 500)))
      answers += 1
      idle.push(socket)
    })
    return socket
  }
  const send = (index: number) => {
    const { path, cookie, type, body } = post(index)
    const lines = [`POST ${path} HTTP/1.1`, 'Host: localhost', `Cookie: ${cookie}`, `Content-Type: ${type}`]
    const socket = idle.shift() ?? openOne()
    socket.write(`${lines.join('\r\n')}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
    sentAt.push(performance.now())
  }

  const wanted = Math.round((perSecond * ms) / 1_000)
  const began = performance.now()
  await Promise.race([
    failure,
    new Promise<void>((resolve) => {
      const tick = setInterval(() => {
        const due = Math.min(wanted, Math.floor(((performance.now() - began) * perSecond) / 1_000))
        while (sentAt.length < due && signal?.aborted !== true) send(sentAt.length)
        const isDone = sentAt.length === wanted || signal?.aborted === true
        if (!isDone || answers < sentAt.length) return
        clearInterval(tick)
        resolve()
      }, 1)
    }),
  ])
  for (const socket of all) socket.removeAllListeners('close').destroy()
  return sentAt
}

/** Renames a board: one entry. */
export const renamePost = ({ cookie }: Program, board: string, title: string): Post => ({
  path: `/api/boards/${board}/commands`,
  cookie,
  type: 'application/json',
  body: JSON.stringify({ commandId: randomUUID(), type: 'RenameBoard', title }),
})
