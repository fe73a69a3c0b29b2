import { benchBig } from './big.ts'
import { benchBrowser } from './browser.ts'
import { benchCommands } from './commands.ts'
import { benchFlow } from './flow.ts'
import { benchFold } from './fold.ts'
import { benchHistory } from './history.ts'
import { benchPast } from './past.ts'
import { benchScript } from './script.ts'
import { benchSearch } from './search.ts'
import { benchStreams } from './streams.ts'
import { benchUndo } from './undo.ts'

// npm run bench [NAME …]: measures, prints tables, judges nothing. Let nothing else run beside it.
const benches: Record<string, () => void | Promise<void>> = {
  fold: benchFold,
  commands: benchCommands,
  streams: benchStreams,
  search: benchSearch,
  flow: benchFlow,
  undo: benchUndo,
  script: benchScript,
  browser: benchBrowser,
  big: benchBig,
  past: benchPast,
  history: benchHistory,
}
// It is the server that is measured, not how long it lets one account ask.
process.env.LIMITS ??= 'off'
const wanted = process.argv.slice(2)
for (const [name, bench] of Object.entries(benches)) if (wanted.length === 0 || wanted.includes(name)) await bench()
