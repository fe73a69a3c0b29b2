import { spawn } from 'node:child_process'
import { expect, test } from 'vitest'
import { probe } from '../half-requests.ts'
import { residentKb } from '../process.ts'
import { newGuest } from '../program.ts'
import { startServer } from '../server.ts'

const modes: Record<string, readonly string[]> = {
  'slow headers': ['-H', '-i', '5', '-x', '24'],
  'slow bodies': ['-B', '-i', '5', '-x', '10', '-s', '8192', '-f', 'application/json'],
  'slow reading': ['-X', '-w', '512', '-y', '1024', '-n', '5', '-z', '32', '-k', '3'],
}

for (const [name, options] of Object.entries(modes))
  test(`[H153] 1,000 connections of ${name} for 90 s: a probe is answered within 1 s all the while`, async () => {
    const server = await startServer()
    try {
      const owner = await newGuest(server.base)
      const board = await owner.makeBoard('demo')
      const stream = await owner.stream(`/events?boards=${board}`)
      const path = name === 'slow bodies' ? '/api/boards' : `/boards/${board}`
      const before = residentKb(server.pid())
      const end = new AbortController()
      const probing = probe(server.base, end.signal)
      const said = await attack([...options, '-u', server.base + path, '-j', owner.cookie])
      await owner.ask(board, 'RenameBoard', { title: 'Still there' })
      await stream.until(({ event }) => event === 'BoardRenamed')
      end.abort()
      const longestMs = Math.round(await probing)
      const grownKb = residentKb(server.pid()) - before
      const outcome = /Exit status:.*/.exec(said)?.[0] ?? ''
      process.stdout.write(`${JSON.stringify({ name, longestMs, grownKb, outcome })}\n`)
      expect(said).toContain('service available:')
      expect(longestMs).toBeLessThan(1_000)
      stream.close()
    } finally {
      await server.close()
    }
  })

/** Runs Debian's program with so many connections, and answers what it has said. */
function attack(options: readonly string[]): Promise<string> {
  const ran = spawn('slowhttptest', ['-c', '1000', '-r', '200', '-l', '90', '-p', '1', ...options])
  let said = ''
  for (const output of [ran.stdout, ran.stderr]) output.on('data', (chunk: Buffer) => (said += chunk))
  return new Promise((resolve, reject) => {
    ran.on('error', reject)
    ran.on('exit', () => resolve(said))
  })
}
