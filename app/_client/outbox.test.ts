import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import type { Command } from '../../domain/command.ts'
import { checked, isCardId, isCommandId } from '../../domain/id.ts'
import type { Result } from '../../domain/wire.ts'
import { createOutbox } from './outbox.ts'

const describe = (description: string): Command => ({
  type: 'DescribeCard',
  commandId: checked(isCommandId, randomUUID()),
  cardId: checked(isCardId, randomUUID()),
  description,
  base: 0,
})

test('what does not fit into one request is sent in several, in order', async () => {
  const sent: number[] = []
  const answered: Result[] = []
  const outbox = createOutbox({
    clock: { now: () => 0, after: () => () => {}, random: () => 0 },
    post: async (commands) => {
      sent.push(JSON.stringify(commands).length)
      return { kind: 'ok', value: commands.map(({ commandId }, index) => ({ commandId, seq: index + 1 })) }
    },
    onAnswer: (_command, answer) => 'refused' in answer || answered.push(answer),
    onNumbered: () => {},
    onEnded: () => {},
    onChange: () => {},
  })
  const commands = Array.from({ length: 40 }, () => describe('x'.repeat(64 * 1024)))
  for (const command of commands) outbox.add(command)
  await vi.waitFor(() => expect(outbox.waiting).toBe(0))
  expect(answered.map(({ commandId }) => commandId)).toEqual(commands.map(({ commandId }) => commandId))
  expect(Math.max(...sent)).toBeLessThan(1024 * 1024)
})

test('[R12] a text that is written on one that is on its way is sent after it, on its number', async () => {
  const batches: (readonly Command[])[] = []
  const numbered: Command[] = []
  let seq = 6
  const first = describe('one')
  const cardId = first.type === 'DescribeCard' ? first.cardId : checked(isCardId, randomUUID())
  const on = (description: string, base: number): Command => ({
    type: 'DescribeCard',
    commandId: checked(isCommandId, randomUUID()),
    cardId,
    description,
    base,
  })
  const outbox = createOutbox({
    clock: { now: () => 0, after: () => () => {}, random: () => 0 },
    post: async (commands) => {
      batches.push(commands)
      return { kind: 'ok', value: commands.map(({ commandId }) => ({ commandId, seq: ++seq })) }
    },
    onAnswer: () => {},
    onNumbered: (command) => numbered.push(command),
    onEnded: () => {},
    onChange: () => {},
  })
  const other = describe('another text')
  const bases = () =>
    batches.map((batch) => batch.map((command) => (command.type === 'DescribeCard' ? command.base : null)))
  for (const command of [first, on('two', 4), on('three', 4), other]) outbox.add(command)
  await vi.waitFor(() => expect(outbox.waiting).toBe(0))
  expect(bases()).toEqual([[0], [7], [8, 0]])
  expect(numbered.map((command) => 'description' in command && command.description)).toEqual(['two', 'three', 'three'])
  // What was asked before its page had heard of the answer; and what was written on a later text.
  outbox.add(on('four', 5))
  await vi.waitFor(() => expect(outbox.waiting).toBe(0))
  outbox.add(on('five', 20))
  await vi.waitFor(() => expect(outbox.waiting).toBe(0))
  expect(bases().slice(3)).toEqual([[9], [20]])
})
