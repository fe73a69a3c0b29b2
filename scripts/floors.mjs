// The least versions of what stands between us and the outside: each copy that the lock file names, nested ones too.
import { readFileSync } from 'node:fs'

const floors = JSON.parse(readFileSync('floors.json', 'utf8'))
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'))

const installed = Object.entries(packages).map(([path, { version }]) => ({
  path,
  name: path.split('node_modules/').at(-1),
  version,
}))
const faults = Object.entries(floors).flatMap(([name, floor]) => {
  const copies = installed.filter((copy) => copy.name === name)
  if (copies.length === 0) return [`${name} is in floors.json, and is not installed.`]
  return copies
    .filter(({ version }) => isBelow(version, floor))
    .map(({ path, version }) => `${path} is ${version}, below ${floor}.`)
})
for (const fault of faults) process.stdout.write(`${fault}\n`)
process.exitCode = faults.length > 0 ? 1 : 0

/** A version before a release is below it. */
function isBelow(version, floor) {
  const [[numbers, early], [least]] = [parts(version), parts(floor)]
  const at = numbers.findIndex((number, index) => number !== least[index])
  return at === -1 ? early : numbers[at] < least[at]
}

function parts(version) {
  const [numbers] = version.split(/[-+]/)
  return [numbers.split('.').map(Number), version.split('+')[0].includes('-')]
}
