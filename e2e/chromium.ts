import { existsSync } from 'node:fs'
import { chromium, type LaunchOptions } from '@playwright/test'

/** The whole browser: Playwright's own where it is installed, else Debian's; undefined where there is none. */
export const wholePath = (): string | undefined =>
  [chromium.executablePath(), '/usr/bin/chromium'].find((path) => existsSync(path))

const debianShell = '/usr/bin/chromium-headless-shell'

/** The same without windows, and without what goes with them: a test takes a third less time. */
export const shellPath = (): string | undefined => (existsSync(debianShell) ? debianShell : wholePath())

/** How one of them is started. */
export const launchOptions = (path: string | undefined): LaunchOptions => ({
  ...(path === undefined ? {} : { executablePath: path }),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
})
