// The browser for the tests: Playwright's own where it is installed, else Debian's Chromium, which is installed here.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const debian = '/usr/bin/chromium'
const has = (command) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0
const apt = (...args) =>
  spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=400', ...args], { stdio: 'inherit' }).status === 0

/** Makes sure of a browser; answers the sentence that says why there is none, or null. */
export function browserProblem() {
  if (existsSync(chromium.executablePath()) || existsSync(debian)) return null
  if (!has('apt-get')) return 'There is no Chromium here, and no apt-get to install it with.'
  if (process.getuid?.() !== 0) return 'There is no Chromium here, and only root can install it.'
  process.stdout.write('Installing Chromium. This is done once.\n')
  const isDone = apt('update') && apt('install', '-y', '--no-install-recommends', 'chromium')
  return isDone ? null : 'Chromium could not be installed with apt-get.'
}
