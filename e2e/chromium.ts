import { existsSync } from 'node:fs'
import { chromium, type LaunchOptions } from '@playwright/test'

/**
 * The browser of the tests and of the measurements: Playwright's own where it is installed, else Debian's; undefined where
 * there is none. It is the whole one: in the shell without windows the focus is lost now and then.
 */
export const chromiumPath = (): string | undefined =>
  [chromium.executablePath(), '/usr/bin/chromium'].find((path) => existsSync(path))

/** How it is started. */
export function launchOptions(): LaunchOptions {
  const path = chromiumPath()
  return {
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
  }
}
