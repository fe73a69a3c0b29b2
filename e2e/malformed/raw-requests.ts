import { connect } from 'node:net'

/** Bytes as a program may send them that keeps no rules, by what is odd about them. */
export function rawRequests(cookie: string, board: string): Readonly<Record<string, string | Buffer>> {
  const head = `Host: localhost\r\nCookie: ${cookie}\r\n`
  const json = `${head}Content-Type: application/json\r\n`
  const post = `POST /api/boards/${board}/commands HTTP/1.1\r\n${json}`
  const get = (target: string, more = '') => `GET ${target} HTTP/1.1\r\n${head}${more}Connection: close\r\n\r\n`
  const close = 'Connection: close\r\n\r\n'
  return {
    'two lengths': `${post}Content-Length: 2\r\nContent-Length: 5\r\n\r\n{}abc`,
    'the same length twice': `${post}Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}`,
    'lengths in a list': `${post}Content-Length: 2, 2\r\n\r\n{}`,
    'a length and chunks': `${post}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /admin/status HTTP/1.1\r\n${head}\r\n`,
    'chunks and a length': `${post}Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n`,
    'chunks under another name': `${post}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`,
    'chunks twice': `${post}Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n`,
    'chunks with a space': `${post}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n`,
    'chunks after a tab': `${post}Transfer-Encoding:\tchunked\r\nConnection: close\r\n\r\n2\r\n{}\r\n0\r\n\r\n`,
    'chunks and gzip': `${post}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n`,
    'a length below zero': `${post}Content-Length: -1\r\n\r\n`,
    'a length with a sign': `${post}Content-Length: +2\r\n\r\n{}`,
    'a length in hex': `${post}Content-Length: 0x2\r\n\r\n{}`,
    'a length beyond counting': `${post}Content-Length: 99999999999999999999999\r\n\r\n{}`,
    'a length of 8 TiB': `${post}Content-Length: 9007199254740991\r\n\r\n{}`,
    'an empty length': `${post}Content-Length: \r\n\r\n{}`,
    'chunk extensions': `${post}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n2;a=b;c="d"\r\n{}\r\n0;x\r\n\r\n`,
    'a chunk extension without end': `${post}Transfer-Encoding: chunked\r\n\r\n2;${'a'.repeat(100_000)}\r\n{}\r\n0\r\n\r\n`,
    'a chunk with a wrong size': `${post}Transfer-Encoding: chunked\r\n\r\n5\r\n{}\r\n0\r\n\r\n`,
    'a chunk with no size': `${post}Transfer-Encoding: chunked\r\n\r\n\r\n{}\r\n0\r\n\r\n`,
    'a chunk of a size below zero': `${post}Transfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n`,
    'a chunk of a size beyond counting': `${post}Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n{}\r\n0\r\n\r\n`,
    'chunks with bare line feeds': `${post}Transfer-Encoding: chunked\r\n\r\n2\n{}\n0\n\n`,
    trailers: `${post}Transfer-Encoding: chunked\r\nTrailer: Cookie\r\nConnection: close\r\n\r\n2\r\n{}\r\n0\r\nCookie: x=y\r\nContent-Length: 9\r\n\r\n`,
    'trailers without end': `${post}Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n${'X: y\r\n'.repeat(20_000)}\r\n`,
    'bare line feeds': `GET /api/me HTTP/1.1\nHost: localhost\nCookie: ${cookie}\nConnection: close\n\n`,
    'bare carriage returns': `GET /api/me HTTP/1.1\rHost: localhost\r\r`,
    'a folded header': `GET /api/me HTTP/1.1\r\nHost: localhost\r\nX-A: one\r\n two\r\n${close}`,
    'a header that begins with a space': `GET /api/me HTTP/1.1\r\n Host: localhost\r\n${close}`,
    'a header without a colon': `GET /api/me HTTP/1.1\r\nHost localhost\r\n${close}`,
    'a header without a name': `GET /api/me HTTP/1.1\r\nHost: localhost\r\n: x\r\n${close}`,
    'a space before the colon': `GET /api/me HTTP/1.1\r\nHost : localhost\r\n${close}`,
    'NUL in a header': `GET /api/me HTTP/1.1\r\nHost: localhost\r\nX-A: a\0b\r\n${close}`,
    'NUL in a name': `GET /api/me HTTP/1.1\r\nHost: localhost\r\nX\0A: b\r\n${close}`,
    'NUL in the address': `GET /api\0/me HTTP/1.1\r\n${head}${close}`,
    'bytes above 127 in a header': Buffer.from(get('/api/me', 'X-A: \xff\xfe\r\n'), 'latin1'),
    'bytes above 127 in the address': Buffer.from(get('/boards/\xff\xfe'), 'latin1'),
    'a request id with line feeds': get('/api/me', 'X-Request-Id: a%0d%0aSet-Cookie: b\r\n'),
    'a line of 100,000 characters': get(`/${'a'.repeat(100_000)}`),
    'a header of 100,000 characters': get('/api/me', `X-A: ${'a'.repeat(100_000)}\r\n`),
    '3,000 headers': get('/api/me', Array.from({ length: 3_000 }, (_, index) => `X-${index}: y\r\n`).join('')),
    'a cookie of 15,000 characters': get('/api/me', `Cookie: ${'a=b; '.repeat(3_000)}\r\n`),
    'a cookie of percent signs': `GET /api/me HTTP/1.1\r\nHost: localhost\r\nCookie: tandem.session_token=%E0%A4%A; a=%\r\n${close}`,
    'no host': `GET /api/me HTTP/1.1\r\n${close}`,
    'two hosts': `GET /api/me HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n${close}`,
    'an odd host': `GET / HTTP/1.1\r\nHost: evil.example:99999/../\r\n${close}`,
    'an empty host': `GET / HTTP/1.1\r\nHost: \r\n${close}`,
    'an absolute address': get('http://evil.example/api/me'),
    'an absolute address of a page': get(`http://evil.example/boards/${board}`),
    'an absolute address of accounts': get('http://evil.example/api/auth/get-session'),
    'an address of a file': get('file:///etc/passwd'),
    'an address without a slash': get('api/me'),
    'a star': `OPTIONS * HTTP/1.1\r\n${head}${close}`,
    'a star that is got': get('*'),
    'an empty address': `GET  HTTP/1.1\r\n${head}${close}`,
    'two slashes': get('//evil.example/%2e%2e'),
    backslashes: get('/\\evil.example\\..'),
    'steps up': get('/../../../../etc/passwd'),
    'steps up in an address of ours': get('/_next/static/../../../package.json'),
    'steps up, encoded': get('/_next/static/%2e%2e/%2e%2e/%2e%2e/package.json'),
    'steps up, encoded twice': get('/%252e%252e/%252e%252e/etc/passwd'),
    'NUL, encoded': get('/boards/%00'),
    'a percent sign': get('/boards/%'),
    'a percent sign with half a byte': get('/boards/%e0%a4%a'),
    'a percent sign in a route': get('/api/boards/%/cards/%zz'),
    'a percent sign to accounts': get('/api/auth/%'),
    'accounts twice': get('//api//auth//get-session'),
    'a bracket in the query': get('/api/search?q[]=%&q=%E0%A4%A'),
    'a fragment': get('/api/me#/../x'),
    'what Next answers itself': get('/_next/image?url=http%3A%2F%2F127.0.0.1%2F&w=64&q=75'),
    'an image of ours': get('/_next/image?url=%2Fapi%2Fme&w=64&q=75'),
    'data of a page': get('/_next/data/x/boards/y.json'),
    'a middleware that is passed by': get('/', 'x-middleware-subrequest: middleware:middleware\r\n'),
    'an action of nobody': `POST / HTTP/1.1\r\n${head}Next-Action: 00112233445566778899aabbccddeeff00112233\r\nContent-Type: text/plain;charset=UTF-8\r\nContent-Length: 2\r\nConnection: close\r\n\r\n[]`,
    'an action with a form': `POST /boards/${board} HTTP/1.1\r\n${head}Next-Action: x\r\nContent-Type: multipart/form-data; boundary=a\r\nContent-Length: 10\r\nConnection: close\r\n\r\n--a\r\n\r\n\r\nx`,
    'a page in pieces': get(`/boards/${board}`, 'RSC: 1\r\nNext-Router-State-Tree: %5B%7B\r\nNext-Url: //x\r\n'),
    'HTTP/0.9': 'GET /api/me\r\n\r\n',
    'HTTP/1.0': `GET /api/me HTTP/1.0\r\nCookie: ${cookie}\r\n\r\n`,
    'HTTP/1.2': `GET /api/me HTTP/1.2\r\n${head}${close}`,
    'HTTP/2': 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    'HTTP/9.9': `GET /api/me HTTP/9.9\r\n${head}${close}`,
    'no version': `GET /api/me HTTP/\r\n${head}${close}`,
    'a greeting of TLS': Buffer.from('1603010200010001fc0303', 'hex'),
    zeroes: Buffer.alloc(10_000),
    'line feeds': '\r\n'.repeat(5_000),
    'a method that is none': `BREW /api/me HTTP/1.1\r\n${head}${close}`,
    'a method in small letters': `get /api/me HTTP/1.1\r\n${head}${close}`,
    'a method without end': 'G'.repeat(100_000),
    ...Object.fromEntries(
      [
        'TRACE',
        'OPTIONS',
        'PROPFIND',
        'PURGE',
        'SEARCH',
        'PUT',
        'DELETE',
        'PATCH',
        'POST',
        'HEAD',
        'LINK',
        'M-SEARCH',
      ].flatMap((method) =>
        ['/', '/api/me', `/boards/${board}`, '/events', '/healthz', '/_next/x', '/api/auth/sign-out'].map((target) => [
          `${method} ${target}`,
          `${method} ${target} HTTP/1.1\r\n${head}Content-Length: 0\r\n${close}`,
        ]),
      ),
    ),
    'a way through': `CONNECT evil.example:443 HTTP/1.1\r\n${head}\r\n`,
    'an expectation': `${post}Expect: 100-continue\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}`,
    'another expectation': `${post}Expect: the-moon\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}`,
    'an upgrade to h2c': get('/api/me', 'Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n'),
    'an upgrade to TLS': get('/api/me', 'Upgrade: TLS/1.0\r\n'),
    'a socket somewhere else': `GET /api/me HTTP/1.1\r\n${head}Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
    'a socket without a key': `GET /live HTTP/1.1\r\n${head}Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    'a socket of another version': `GET /live HTTP/1.1\r\n${head}Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 99\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
    'a socket with extensions': `GET /live HTTP/1.1\r\n${head}Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Extensions: ;;,=,permessage-deflate; server_max_window_bits=99\r\n\r\n`,
    'a socket that is posted': `POST /live HTTP/1.1\r\n${head}Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nContent-Length: 2\r\n\r\n{}`,
    'many at once': `GET /api/me HTTP/1.1\r\n${head}\r\n`.repeat(200) + get('/api/me'),
    'many posts at once': `${post}Content-Length: 2\r\n\r\n{}`.repeat(50) + get('/api/me'),
    'bytes after a closing': `${get('/api/me')}GET /api/me HTTP/1.1\r\n${head}\r\n`,
    'a body that a GET has': `GET /api/me HTTP/1.1\r\n${head}Content-Length: 2\r\n${close}{}`,
    'a range': get('/favicon.ico', 'Range: bytes=0-0,1-1,2-2,-1,9999999-\r\n'),
    'another kind of body': `POST /api/boards HTTP/1.1\r\n${head}Content-Type: application/json; charset=utf-7\r\nContent-Length: 2\r\n${close}{}`,
    'a packed body': `POST /api/boards HTTP/1.1\r\n${json}Content-Encoding: gzip\r\nContent-Length: 2\r\n${close}{}`,
    'a cursor without end': get(`/events?boards=${board}&since=${'v1.x.'.repeat(2_000)}`, 'Last-Event-ID: \xff\r\n'),
    'many boards': get(`/events?boards=${'a,'.repeat(2_000)}`),
  }
}

/** What came back, and whether it ended by itself. */
export type RawAnswer = { readonly text: string; readonly isOver: boolean }

/** Sends bytes as they are, and waits until whoever got them hangs up; a stream that is open is let go of after a while. */
export function sendRaw(port: number, said: string | Buffer, waitMs: number): Promise<RawAnswer> {
  return new Promise((resolve) => {
    let text = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(said))
    const timer = setTimeout(() => {
      socket.destroy()
      resolve({ text, isOver: false })
    }, waitMs)
    socket.on('data', (chunk) => (text += chunk.toString('latin1')))
    socket.on('error', () => {})
    socket.on('close', () => {
      clearTimeout(timer)
      resolve({ text, isOver: true })
    })
  })
}
