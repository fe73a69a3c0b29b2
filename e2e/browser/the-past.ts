import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'

/** What a page shows of the past of its board. */
export const knob = (page: Page) => page.getByRole('slider', { name: 'Moment' })
export const banner = (page: Page) => page.getByRole('region', { name: 'The past' })
export const seqIn = async (page: Page): Promise<number> => Number(await knob(page).getAttribute('aria-valuenow'))
/** The board is at an entry, and says so. */
export const isAt = (page: Page, seq: number) => expect(knob(page)).toHaveAttribute('aria-valuenow', `${seq}`)
export const isShown = (page: Page) => expect(knob(page)).toHaveAttribute('aria-valuetext', /.+\. .+/)
