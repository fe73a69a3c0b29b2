import { existsSync } from 'node:fs'
import { chromium, defineConfig } from '@playwright/test'

const debian = '/usr/bin/chromium'
const own = existsSync(chromium.executablePath())

export default defineConfig({
  projects: ['browser', 'proxies'].map((name) => ({ name, testDir: `e2e/${name}` })),
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  forbidOnly: process.env.CI === 'true',
  use: {
    launchOptions: {
      ...(own ? {} : { executablePath: debian }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // The proxies' certificates are our own. A context that ignores that does not do so for its service worker.
        '--ignore-certificate-errors',
      ],
    },
    // A trace costs a fifth of the time of a test: whoever looks for a fault has one.
    trace: process.env.CI === 'true' ? 'off' : 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
})
