import { defineConfig } from '@playwright/test'
import { launchOptions } from './e2e/chromium.ts'

const { args = [], ...browser } = launchOptions()

const isCi = process.env.CI === 'true'

export default defineConfig({
  projects: ['browser', 'proxies'].map((name) => ({ name, testDir: `e2e/${name}` })),
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  forbidOnly: isCi,
  // What is unsteady is told as flaky, with its trace.
  retries: isCi ? 1 : 0,
  use: {
    // The proxies' certificates are our own. A context that ignores that does not do so for its service worker.
    launchOptions: { ...browser, args: [...args, '--ignore-certificate-errors'] },
    // A trace costs a fifth of the time of a test: in CI one is made where it is done again.
    trace: isCi ? 'on-first-retry' : 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
})
