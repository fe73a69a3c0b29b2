import { expect, test } from 'vitest'
import { createLogger, loggedPath } from './logger.ts'
import { withRequestId } from './request-id.ts'

test('an error is told with its message and where it came from', () => {
  const lines: string[] = []
  createLogger('info', { write: (line) => void lines.push(line) }).error({ error: new Error('no such disk') }, 'failed')
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    msg: 'failed',
    error: { type: 'Error', message: 'no such disk', stack: expect.stringContaining('logger.test.ts') },
  })
})

test('[H20] a line carries the id of the request that it is about', async () => {
  const lines: string[] = []
  const logger = createLogger('info', { write: (line) => void lines.push(line) })
  await withRequestId('r-1', async () => {
    await Promise.resolve()
    logger.info('inside')
  })
  logger.info('outside')
  expect(lines.map((line) => JSON.parse(line).requestId)).toEqual(['r-1', undefined])
})

test('an address is logged without its query, and without a board’s whole id', () => {
  expect(loggedPath('/api/boards/abcDEF123456/commands?as=me')).toBe('/api/boards/abc…/commands')
  expect(loggedPath('/boards/abcDEF123456')).toBe('/boards/abc…')
  expect(loggedPath('/api/boards?x=/boards/abcDEF')).toBe('/api/boards')
})
