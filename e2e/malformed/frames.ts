import { randomBytes } from 'node:crypto'
import type { Random } from '../simulation/random.ts'

/** A frame of a socket as it goes over the wire, right or wrong; `isWhole` when what follows is read as a frame again. */
export type Frame = { readonly bytes: Buffer; readonly isWhole: boolean }

type Shape = {
  readonly isFinal?: boolean
  readonly reserved?: number
  readonly opcode?: number
  readonly isMasked?: boolean
  /** How its length is written: in 1, 3 or 9 bytes; the shortest unless it is said. */
  readonly lengthBytes?: 1 | 3 | 9
  /** What length it claims, where that is another than it has. */
  readonly claimed?: bigint
}

export function frame(payload: Buffer, shape: Shape = {}): Buffer {
  const { isFinal = true, reserved = 0, opcode = 1, isMasked = true } = shape
  const claimed = shape.claimed ?? BigInt(payload.length)
  const lengthBytes = shape.lengthBytes ?? (claimed < 126n ? 1 : claimed < 65_536n ? 3 : 9)
  const head = Buffer.alloc(1 + lengthBytes)
  head[0] = (isFinal ? 0x80 : 0) | (reserved << 4) | opcode
  head[1] = (isMasked ? 0x80 : 0) | (lengthBytes === 1 ? Number(claimed & 0x7fn) : lengthBytes === 3 ? 126 : 127)
  if (lengthBytes === 3) head.writeUInt16BE(Number(claimed & 0xffffn), 2)
  if (lengthBytes === 9) head.writeBigUInt64BE(BigInt.asUintN(64, claimed), 2)
  if (!isMasked) return Buffer.concat([head, payload])
  const mask = randomBytes(4)
  return Buffer.concat([head, mask, payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0))])
}

/** A message that is right, changed in one of many ways, in a frame that is right or wrong. */
export function mutatedFrame(random: Random, board: string): Frame {
  const kind = random.below(10)
  if (kind < 4) return { bytes: frame(Buffer.from(changedMessage(random, board))), isWhole: true }
  if (kind < 6) return { bytes: frame(changedBytes(random, messageOf(random, board))), isWhole: true }
  return wrongFrame(random, Buffer.from(messageOf(random, board)))
}

function messageOf(random: Random, board: string): string {
  const [card, list, at] = [random.uuid(), random.uuid(), { x: random.next(), y: random.next(), list: 'a' }]
  const messages = [
    { type: 'join', board },
    { type: 'leave', board },
    { type: 'watch', board },
    { type: 'unwatch', board },
    { type: 'viewing', board, card },
    { type: 'idle', board, idle: random.percent(50) },
    { type: 'typing', board, card, field: 'title' },
    { type: 'stop_typing', board, card, field: 'title' },
    { type: 'cursor', board, at },
    { type: 'view', board, at },
    { type: 'drag', board, card, list, after: null, at },
    { type: 'drop', board, card, commandId: random.uuid() },
    { type: 'gather', board, at },
    { type: 'ping' },
  ]
  return JSON.stringify(random.pick(messages))
}

const oddValues: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  '',
  '\u0000',
  '\ud800',
  '__proto__',
  'x'.repeat(70),
  'x'.repeat(7_000),
  [],
  {},
  [[[[[[]]]]]],
  { a: { b: { c: 1 } } },
  { __proto__: null },
  { toJSON: 1 },
  Array.from({ length: 500 }, (_, index) => index),
  '../..',
  '<script>',
  '🌀'.repeat(40),
  Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`k${index}`, index])),
]

/** Still JSON, and most often no message any more. */
function changedMessage(random: Random, board: string): string {
  const message: Record<string, unknown> = JSON.parse(messageOf(random, board))
  const names = Object.keys(message)
  const name = random.pick(names) ?? 'type'
  const odd = random.pick(oddValues)
  switch (random.below(8)) {
    case 0:
      delete message[name]
      return JSON.stringify(message)
    case 1:
      return JSON.stringify({ ...message, [name]: odd })
    case 2:
      return JSON.stringify({ ...message, [random.pick(['user', 'session', 'extra', '__proto__', 'then']) ?? '']: odd })
    case 3:
      return JSON.stringify([message, message])
    case 4:
      return JSON.stringify(odd) ?? ''
    case 5:
      return `${JSON.stringify(message)}${JSON.stringify(message)}`
    case 6:
      return `{"type":"join",${JSON.stringify(message).slice(1)}`
    default:
      return '[{"type":'.repeat(1 + random.below(500))
  }
}

/** Some bytes flipped, put in, taken out, or cut off: JSON no more, and often no text. */
function changedBytes(random: Random, message: string): Buffer {
  let bytes = Buffer.from(message)
  for (let left = 1 + random.below(4); left > 0; left--) {
    const at = random.below(bytes.length + 1)
    const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)]
    const put = Buffer.from(Array.from({ length: 1 + random.below(3) }, () => random.below(256)))
    bytes = Buffer.concat(
      [[before, put, after], [before, put, after.subarray(1)], [before, after.subarray(1 + random.below(8))], [before]][
        random.below(4)
      ] ?? [],
    )
  }
  return bytes
}

function wrongFrame(random: Random, message: Buffer): Frame {
  const whole = (...bytes: Buffer[]): Frame => ({ bytes: Buffer.concat(bytes), isWhole: true })
  const half = (...bytes: Buffer[]): Frame => ({ bytes: Buffer.concat(bytes), isWhole: false })
  const noise = Buffer.from(Array.from({ length: random.below(200) }, () => random.below(256)))
  switch (random.below(18)) {
    case 0:
      return whole(frame(message, { opcode: random.below(16) }))
    case 1:
      return whole(frame(message, { reserved: 1 + random.below(7) }))
    case 2:
      return whole(frame(message, { isMasked: false }))
    case 3:
      return whole(frame(message, { lengthBytes: random.percent(50) ? 3 : 9 }))
    case 4:
      return half(
        frame(message, { lengthBytes: 9, claimed: BigInt(random.below(2 ** 31)) << BigInt(random.below(33)) }),
      )
    case 5:
      return half(frame(message, { claimed: BigInt(message.length + 1 + random.below(200)) }))
    case 6:
      return half(frame(message).subarray(0, random.below(8)))
    case 7:
      return whole(frame(message, { opcode: 0 }))
    case 8:
      return half(frame(message, { isFinal: false }))
    case 9:
      return whole(...pieces(random, message, 2 + random.below(6)))
    case 10:
      return whole(...pieces(random, Buffer.concat(Array.from({ length: 8 }, () => message)), 15 + random.below(20)))
    case 11:
      return whole(frame(message, { isFinal: false }), frame(message))
    case 12:
      return whole(frame(message, { isFinal: false }), frame(noise, { opcode: 9 }), frame(message, { opcode: 0 }))
    case 13:
      return whole(frame(noise, { opcode: 9 + random.below(2), isFinal: random.percent(70) }))
    case 14:
      return half(frame(noise, { opcode: 8 }))
    case 15:
      return half(
        frame(Buffer.concat([Buffer.from([random.below(256), random.below(256)]), noise.subarray(0, 100)]), {
          opcode: 8,
        }),
      )
    case 16:
      return whole(frame(Buffer.alloc(8_100 + random.below(200), 0x20)))
    default:
      return half(noise)
  }
}

const pieces = (random: Random, message: Buffer, count: number): Buffer[] => {
  const size = Math.max(1, Math.floor(message.length / count))
  return Array.from({ length: count }, (_, index) => {
    const isLast = index === count - 1
    const piece = message.subarray(index * size, isLast ? message.length : (index + 1) * size)
    return frame(piece, { opcode: index === 0 ? 1 + random.below(2) : 0, isFinal: isLast })
  })
}
