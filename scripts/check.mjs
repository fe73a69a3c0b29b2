// `npm run check`: the gate before each commit.
import { gate } from './gate.mjs'
import { quickSteps } from './quick-steps.mjs'

await gate(quickSteps)
