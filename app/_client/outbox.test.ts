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
    onEnded: () => {},
    onChange: () => {},
  })
  const commands = Array.from({ length: 40 }, () => describe('x'.repeat(64 * 1024)))
  for (const command of commands) outbox.add(command)
  await vi.waitFor(() => expect(outbox.waiting).toBe(0))
  expect(answered.map(({ commandId }) => commandId)).toEqual(commands.map(({ commandId }) => commandId))
  expect(Math.max(...sent)).toBeLessThan(1024 * 1024)
})
