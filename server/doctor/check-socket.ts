import WebSocket from 'ws'
import { waitMs } from './ask.ts'
import { type Finding, ok, wrong } from './finding.ts'

/** Whether a socket is upgraded and carries words both ways; without a session, whether the upgrade arrives. */
export function checkSocket(origin: string, cookie: string | null): Promise<Finding> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/live`, {
      headers: cookie === null ? {} : { cookie },
      handshakeTimeout: waitMs,
    })
    const timer = setTimeout(() => end(wrong(`A ping was not answered within ${waitMs / 1_000} s.`, quiet)), waitMs)
    const end = (finding: Finding) => {
      clearTimeout(timer)
      socket.terminate()
      resolve(finding)
    }
    let asked = 0
    socket.on('open', () => {
      asked = performance.now()
      socket.send('{"type":"ping"}')
    })
    socket.on('message', () => end(ok(`A ping was answered after ${Math.ceil(performance.now() - asked)} ms.`)))
    socket.on('unexpected-response', (_request, { statusCode }) => {
      if (cookie === null && statusCode === 401) return end(ok('The upgrade arrives, and waits for a session.'))
      end(wrong(`The upgrade is answered with ${statusCode}.`, upgrade))
    })
    socket.on('close', () => end(wrong('The socket was cut before a ping was answered.', quiet)))
    socket.on('error', ({ message }) => end(wrong(`The upgrade failed: ${message}.`, upgrade)))
  })
}

const upgrade =
  'Let it pass: nginx `proxy_http_version 1.1`, `proxy_set_header Upgrade $http_upgrade` and `Connection upgrade`, Caddy no `header_up -Upgrade`, HAProxy `mode http` and no `del-header upgrade`.'
const quiet =
  'Keep it open for minutes: nginx `proxy_read_timeout`, Caddy no `stream_timeout`, HAProxy `timeout tunnel`.'
