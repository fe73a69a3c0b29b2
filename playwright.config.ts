import { existsSync } from 'node:fs'
import { chromium, defineConfig } from '@playwright/test'

const debian = '/usr/bin/chromium'
const own = existsSync(chromium.executablePath())

export default defineConfig({
  testDir: 'e2e/browser',
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
      ],
    },
    trace: 'retain-on-failure',
  },
})
