// The browser for the tests: Playwright's own where it is installed, else Debian's Chromium, which is installed here.
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { installProblem } from './debian.mjs'

const debian = '/usr/bin/chromium'

/** Makes sure of a browser; answers the sentence that says why there is none, or null. */
export function browserProblem() {
  if (existsSync(chromium.executablePath()) || existsSync(debian)) return null
  return installProblem('Chromium', ['chromium'])
}
