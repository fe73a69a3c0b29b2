import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { noticeStyles, pagePolicy } from './defences.ts'

test('[H111] the styles of notices are those of the library that is installed', () => {
  const source = readFileSync('node_modules/sonner/dist/index.mjs', 'utf8')
  const literal = /__insertCSS\(("(?:[^"\\]|\\.)*")\)/.exec(source)?.[1] ?? '""'
  const styles: string = JSON.parse(literal)
  expect(noticeStyles).toBe(`sha256-${createHash('sha256').update(styles).digest('base64')}`)
})

test('[H111] a page runs the scripts that bear its nonce, and none from words', () => {
  const policy = pagePolicy('abc', ['https://tandem.example'], false)
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';")
  expect(policy).toContain("connect-src 'self' wss://tandem.example;")
  expect(policy).not.toContain("'unsafe-eval'")
})
