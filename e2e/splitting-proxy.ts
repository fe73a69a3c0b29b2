import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A proxy that hands on each byte of an answer by itself. */
export async function startSplittingProxy(target: string): Promise<{ base: string; close(): Promise<void> }> {
  const server: Server = createServer((asked, answer) => {
    const { url = '/', method, headers } = asked
    const onward = request(new URL(url, target), { method, headers }, (got) => {
      answer.writeHead(got.statusCode ?? 502, { ...got.headers, 'access-control-allow-origin': '*' })
      answer.flushHeaders()
      answer.socket?.setNoDelay(true)
      let last = Promise.resolve()
      got.on('data', (chunk: Buffer) => {
        last = last.then(() => eachByte(chunk, (byte) => answer.write(byte)))
      })
      got.on('end', () => void last.then(() => answer.end()))
    })
    onward.on('error', () => answer.destroy())
    answer.on('close', () => onward.destroy())
    asked.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    base: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A turn of the loop lies between two bytes, so that each goes out by itself. */
async function eachByte(chunk: Buffer, write: (byte: Buffer) => void): Promise<void> {
  for (let index = 0; index < chunk.length; index++) {
    write(chunk.subarray(index, index + 1))
    await new Promise((resolve) => setImmediate(resolve))
  }
}
