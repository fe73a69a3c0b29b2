import { type Browser, chromium } from '@playwright/test'
import { launchOptions, wholePath } from '../e2e/chromium.ts'

/** The browser that people have, for measuring. */
export const openChromium = (): Promise<Browser> => chromium.launch(launchOptions(wholePath()))
