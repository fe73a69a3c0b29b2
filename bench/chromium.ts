import { existsSync } from 'node:fs'
import { type Browser, chromium } from '@playwright/test'

const debian = '/usr/bin/chromium'
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The browser of the tests, for measuring. */
export const openChromium = (): Promise<Browser> =>
  chromium.launch({ args, ...(existsSync(chromium.executablePath()) ? {} : { executablePath: debian }) })
