import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      // They share nothing that one of them could leave behind: a process for each would take twice the time.
      {
        test: {
          name: 'unit',
          include: ['{domain,db,server,app,docs}/**/*.test.ts'],
          isolate: false,
          // Random histories take their time where the machine has other work.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'protocol',
          include: ['e2e/protocol/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      { test: { name: 'simulation', include: ['e2e/simulation/**/*.test.ts'], testTimeout: 300_000 } },
      { test: { name: 'long', include: ['e2e/long/**/*.test.ts'], testTimeout: 3_600_000, hookTimeout: 60_000 } },
    ],
  },
})
