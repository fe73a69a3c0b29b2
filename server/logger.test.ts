import { expect, test } from 'vitest'
import { createLogger } from './logger.ts'

test('an error is told with its message and where it came from', () => {
  const lines: string[] = []
  createLogger('info', { write: (line) => void lines.push(line) }).error({ error: new Error('no such disk') }, 'failed')
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    msg: 'failed',
    error: { type: 'Error', message: 'no such disk', stack: expect.stringContaining('logger.test.ts') },
  })
})
