// Installs what the lock file names, when it names something else than what is installed. It runs before `npm start`,
// `npm test` and `npm run dev`, on whatever Node is there: the project's own Node comes with the packages.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'

const stamp = 'node_modules/.installed'
const wanted = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex')

if (read(stamp) !== wanted) {
  process.stdout.write('Installing packages. This is done once.\n')
  execFileSync('npm', ['ci', '--no-progress', '--loglevel=error'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  writeFileSync(stamp, wanted)
}

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
