import { connect, type Socket } from 'node:net'

/** Half a request, and when whoever got it hung up. */
export type Half = { readonly said: string; readonly cutAfterMs: Promise<number> }

/** Says half of something, and waits. */
export function sayHalf(port: number, said: string): Half {
  const began = performance.now()
  const cutAfterMs = new Promise<number>((resolve) => {
    const socket: Socket = connect(port, '127.0.0.1', () => socket.write(said))
    socket.resume()
    socket.on('error', () => {})
    socket.on('close', () => resolve(performance.now() - began))
  })
  return { said, cutAfterMs }
}

/** Asks something small again and again until `end`; answers the longest wait for an answer, in ms. */
export async function probe(base: string, end: AbortSignal): Promise<number> {
  let longest = 0
  while (!end.aborted) {
    const began = performance.now()
    const { status } = await fetch(`${base}/healthz`)
    if (status !== 200) throw new Error(`the probe was answered with ${status}`)
    longest = Math.max(longest, performance.now() - began)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return longest
}
