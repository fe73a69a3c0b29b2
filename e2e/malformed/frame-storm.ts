import { connect, type Socket as Line } from 'node:net'
import { residentKb } from '../process.ts'
import { newGuest, type Socket } from '../program.ts'
import type { TestServer } from '../server.ts'
import { createRandom, type Random } from '../simulation/random.ts'
import { mutatedFrame } from './frames.ts'

/** What was counted while frames were sent that keep no rules. */
export type Toll = {
  frames: number
  sockets: number
  /** Sockets that nobody closed. */
  hung: number
  /** The longest that another socket waited for an answer. */
  probeMs: number
  /** Memory of the process, after the first half and at the end. */
  beforeKb: number
  afterKb: number
  /** The least that was in use, of the first half and of the second: what is left when what is over is let go of. */
  lowBeforeKb: number
  lowAfterKb: number
}

const atOnce = 8
const framesOfSocketMax = 12
const closeMsMax = 20_000

/** Sends so many frames, on as many sockets as that takes, beside one that is used as it should be. */
export async function stormFrames(server: TestServer, seed: number, frames: number): Promise<Toll> {
  const [owner, odd] = [await newGuest(server.base), await newGuest(server.base)]
  const board = await owner.makeBoard()
  const probe = await owner.socket()
  probe.say({ type: 'join', board })
  await probe.until(({ type }) => type === 'presence_state')
  const toll: Toll = {
    frames: 0,
    sockets: 0,
    hung: 0,
    probeMs: 0,
    beforeKb: 0,
    afterKb: 0,
    lowBeforeKb: 0,
    lowAfterKb: 0,
  }
  const random = createRandom(seed)
  let isOver = false
  let usedKb: number[] = []
  /** One that is used as it should be is answered all the while. */
  const watch = async () => {
    while (!isOver) {
      const began = performance.now()
      await pong(probe)
      toll.probeMs = Math.max(toll.probeMs, Math.round(performance.now() - began))
      usedKb.push(await heapKb(server))
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  const work = async (wanted: number) => {
    while (toll.frames < wanted) {
      toll.sockets += 1
      const sent = await sendOdd(server.port, odd.cookie, board, random)
      toll.frames += sent.frames
      if (!sent.isClosed) toll.hung += 1
    }
  }
  const all = (wanted: number) => Promise.all(Array.from({ length: atOnce }, () => work(wanted)))
  const watching = watch()
  // What a process takes once, for the first of its sockets, is no leak.
  await all(frames / 2)
  Object.assign(toll, { beforeKb: residentKb(server.pid()), lowBeforeKb: Math.min(...usedKb) })
  usedKb = []
  await all(frames)
  isOver = true
  await watching
  Object.assign(toll, { afterKb: residentKb(server.pid()), lowAfterKb: Math.min(...usedKb) })
  probe.close()
  return toll
}

async function heapKb({ base }: TestServer): Promise<number> {
  const text = await (await fetch(`${base}/metrics`)).text()
  return Math.round(Number(/^nodejs_heap_size_used_bytes (\d+)/m.exec(text)?.[1]) / 1_024)
}

function pong({ ws, say }: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('who was used as they should be was not answered')), closeMsMax)
    const hear = (message: unknown) => {
      if (!String(message).includes('"pong"')) return
      clearTimeout(timer)
      ws.off('message', hear)
      resolve()
    }
    ws.on('message', hear)
    say({ type: 'ping' })
  })
}

/** One socket, some frames, and the end of it. */
async function sendOdd(port: number, cookie: string, board: string, random: Random) {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  const closed = new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), closeMsMax)
    socket.on('close', () => {
      clearTimeout(timer)
      resolve(true)
    })
  })
  await upgraded(socket, cookie)
  let frames = 0
  for (let left = 1 + random.below(framesOfSocketMax); left > 0; left--) {
    const { bytes, isWhole } = mutatedFrame(random, board)
    frames += 1
    if (!socket.writable) break
    socket.write(bytes)
    if (!isWhole) break
  }
  if (random.percent(20)) socket.destroy()
  else socket.end()
  const isClosed = await closed
  socket.destroy()
  return { frames, isClosed }
}

function upgraded(socket: Line, cookie: string): Promise<void> {
  const lines = [
    'GET /live HTTP/1.1',
    'Host: localhost',
    `Cookie: ${cookie}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  ]
  socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  return new Promise((resolve, reject) => {
    socket.once('data', (chunk) => {
      const said = chunk.toString('latin1')
      if (said.startsWith('HTTP/1.1 101 ')) resolve()
      else reject(new Error(`no socket: ${said}`))
    })
    socket.once('close', () => reject(new Error('no socket')))
  })
}
