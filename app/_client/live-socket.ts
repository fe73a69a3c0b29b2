import type { ClientMessage, ServerMessage } from '../../domain/live-message.ts'
import { backoffMs, type Clock } from './clock.ts'

/** A WebSocket to the server that is opened again when it is lost, or silent for too long. */
export type LiveSocket = {
  /** Lost when there is no line. */
  send(message: ClientMessage): void
  /** The line may be back: looks at once. */
  wake(): void
  close(): void
}

/** What of a WebSocket is used. */
export type Socket = Pick<WebSocket, 'send' | 'close' | 'readyState' | 'addEventListener'>

export type LiveSocketOptions = {
  readonly clock: Clock
  readonly open: () => Socket
  /** There is a line: the server knows nothing of what was said on the one before. */
  readonly onOpen: () => void
  readonly onMessage: (message: ServerMessage) => void
  readonly onLost: () => void
}

const pingMs = 12_000
const silenceMs = 30_000
const openState = 1

export function openLiveSocket({ clock, open, onOpen, onMessage, onLost }: LiveSocketOptions): LiveSocket {
  let socket: Socket | null = null
  let attempt = 0
  let heardAt = clock.now()
  let isClosed = false
  let cancelReopen: (() => void) | null = null
  let cancelPing: (() => void) | null = null

  const send = (message: ClientMessage) => {
    if (socket?.readyState === openState) socket.send(JSON.stringify(message))
  }

  const start = () => {
    stop()
    if (isClosed) return
    const opened = open()
    socket = opened
    heardAt = clock.now()
    opened.addEventListener('open', () => {
      if (socket === opened) onOpen()
    })
    opened.addEventListener('message', ({ data }) => {
      if (socket !== opened) return
      heardAt = clock.now()
      const message: ServerMessage = JSON.parse(String(data))
      if (message.type === 'presence_state') attempt = 0
      onMessage(message)
    })
    opened.addEventListener('close', () => {
      if (socket !== opened || isClosed) return
      stop()
      onLost()
      cancelReopen = clock.after(backoffMs(clock, attempt++), start)
    })
    cancelPing = clock.after(pingMs, ping)
  }

  const ping = () => {
    if (clock.now() - heardAt > silenceMs) return start()
    send({ type: 'ping' })
    cancelPing = clock.after(pingMs, ping)
  }

  const stop = () => {
    cancelReopen?.()
    cancelPing?.()
    const ended = socket
    socket = null
    ended?.close()
  }

  start()
  return {
    send,
    wake: () => {
      attempt = 0
      if (!socket || clock.now() - heardAt > silenceMs / 2) start()
    },
    close: () => {
      isClosed = true
      stop()
    },
  }
}
