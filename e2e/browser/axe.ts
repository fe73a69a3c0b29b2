import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/**
 * What axe finds. A popup stands beside the landmarks, not in one, and the library that draws it guards the focus with
 * elements that are hidden and can be focused: of these two, axe's opinion is not asked.
 */
export async function foundByAxe(page: Page): Promise<string[]> {
  const isPopup =
    (await page.getByRole('menu').or(page.getByRole('dialog')).or(page.getByRole('alertdialog')).count()) > 0
  const axe = new AxeBuilder({ page }).exclude('[data-base-ui-focus-guard]')
  const { violations } = await (isPopup ? axe.disableRules(['region']) : axe).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}
