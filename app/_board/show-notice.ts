import type { ExternalToast } from 'sonner'
import { createCell } from '../_client/cell.ts'
import { whenOnline } from '../when-online.ts'

/** Whether there is, or may soon be, a notice: what draws them comes only then. */
export const hasNotices = createCell(false)

/** Shows words in a corner of the page. */
export function showNotice(words: string, options: ExternalToast): void {
  hasNotices.set(true)
  import('sonner').then(
    ({ toast }) => toast(words, options),
    () => setTimeout(() => whenOnline(() => showNotice(words, options)), retryMs),
  )
}

const retryMs = 2_000
