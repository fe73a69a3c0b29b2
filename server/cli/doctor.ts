import { examine } from '../doctor/examine.ts'
import { lineOf } from '../doctor/finding.ts'
import { outside, say } from './outside.ts'

// npm run doctor -- URL: whether Tandem can be used at an address, behind whatever proxy.
const text = process.argv[2] ?? ''
const url = URL.canParse(text) ? new URL(text) : null
if (url && /^https?:$/.test(url.protocol)) {
  const counts = { ok: 0, wrong: 0, skipped: 0 }
  for await (const { name, finding } of examine(url, outside)) {
    counts[finding.kind] += 1
    say(lineOf(name, finding))
  }
  const total = counts.ok + counts.wrong + counts.skipped
  say(counts.wrong === 0 ? 'Nothing is wrong.' : `Wrong: ${counts.wrong} of ${total}.`)
  process.exitCode = counts.wrong === 0 ? 0 : 1
} else {
  process.stderr.write('Name the address to examine: npm run doctor -- https://board.example.org.\n')
  process.exitCode = 1
}
