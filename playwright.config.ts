import { defineConfig } from '@playwright/test'
import { launchOptions } from './e2e/chromium.ts'

const { args = [], ...browser } = launchOptions()

export default defineConfig({
  projects: ['browser', 'proxies'].map((name) => ({ name, testDir: `e2e/${name}` })),
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  forbidOnly: process.env.CI === 'true',
  use: {
    // The proxies' certificates are our own. A context that ignores that does not do so for its service worker.
    launchOptions: { ...browser, args: [...args, '--ignore-certificate-errors'] },
    // A trace costs a fifth of the time of a test: whoever looks for a fault has one.
    trace: process.env.CI === 'true' ? 'off' : 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
})
