// What the tests need and npm does not have is installed from Debian's packages, where that can be done.
import { spawnSync } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'

export const has = (command) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0
const apt = (...args) =>
  spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=400', ...args], { stdio: 'inherit' }).status === 0

/** Installs packages; answers the sentence that says why it cannot be done, or null. */
export function installProblem(name, packages) {
  if (!has('apt-get')) return `There is no ${name} here, and no apt-get to install it with.`
  if (process.getuid?.() !== 0) return `There is no ${name} here, and only root can install it.`
  process.stdout.write(`Installing ${name}. This is done once.\n`)
  const install = () => apt('update') && apt('install', '-y', '--no-install-recommends', ...packages)
  return withoutServices(install) ? null : `${name} could not be installed with apt-get.`
}

/** A package of a server starts it at once, on port 80 and for good. Debian asks this file whether it may. */
function withoutServices(install) {
  const policy = '/usr/sbin/policy-rc.d'
  if (existsSync(policy)) return install()
  writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  try {
    return install()
  } finally {
    rmSync(policy)
  }
}
