// Adds the optional packages of other platforms that `npm install` leaves out of the lock file, without which `npm ci`
// refuses it. Run it after each change of dependencies. The platform is read off the package's name.
import { readFileSync, writeFileSync } from 'node:fs'

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const processors = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32']
const find = (names, words) => names.filter((name) => words.includes(name))

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const added = []

for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (lock.packages[`${path}/node_modules/${name}`] || lock.packages[`node_modules/${name}`]) continue
    const words = name.replace('musleabihf', 'musl').split(/[-/]/)
    const version = range.replace(/^[^\d]*/, '')
    lock.packages[`node_modules/${name}`] = {
      version,
      optional: true,
      os: find(systems, words),
      cpu: find(processors, words),
      ...(words.includes('musl') ? { libc: ['musl'] } : {}),
    }
    added.push(`${name}@${version}`)
  }
}

const [root, ...others] = Object.entries(lock.packages)
lock.packages = Object.fromEntries([root, ...others.toSorted(([a], [b]) => (a < b ? -1 : 1))])
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`)
process.stdout.write(`${added.length} entries added\n${added.map((name) => `  ${name}\n`).join('')}`)
