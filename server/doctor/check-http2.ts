import { connect } from 'node:tls'
import { waitMs } from './ask.ts'
import { type Finding, ok, skipped, wrong } from './finding.ts'

/** Whether HTTP/2 is offered: browsers speak it over TLS only, and agree on it there (ALPN). */
export async function checkHttp2({ protocol, hostname, port }: URL): Promise<Finding> {
  if (protocol === 'http:') return skipped('Without TLS there is none. The tabs of a browser share one stream.')
  const chosen = await chosenProtocol(hostname.replaceAll(/[[\]]/g, ''), port === '' ? 443 : Number(port))
  return chosen === 'h2' ? ok('It is offered.') : wrong('It is not offered.', mend)
}

function chosenProtocol(host: string, port: number): Promise<string | false | null> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, servername: host, ALPNProtocols: ['h2', 'http/1.1'], timeout: waitMs }, () => {
      resolve(socket.alpnProtocol)
      socket.destroy()
    })
    socket.on('timeout', () => socket.destroy(new Error('TLS took too long')))
    socket.on('error', reject)
  })
}

const mend =
  'Offer it: nginx `listen 443 ssl http2`, Caddy does unless `protocols` leaves `h2` out, HAProxy `alpn h2,http/1.1` in its `bind`.'
