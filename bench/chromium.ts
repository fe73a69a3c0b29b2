import { type Browser, chromium } from '@playwright/test'
import { launchOptions } from '../e2e/chromium.ts'

/** The browser of the tests, for measuring. */
export const openChromium = (): Promise<Browser> => chromium.launch(launchOptions())
