// The browser for the tests is installed from Debian's packages, where there is none.
import { chromiumPath } from '../e2e/chromium.ts'
import { installProblem } from './debian.mjs'

/** Makes sure of a browser; answers the sentence that says why there is none, or null. */
export const browserProblem = () => (chromiumPath() ? null : installProblem('Chromium', ['chromium']))
