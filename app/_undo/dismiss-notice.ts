import { hasNotices } from '../_board/show-notice.ts'

/** Takes a notice away, where it is still there. */
export function dismissNotice(id: string): void {
  if (hasNotices.value)
    import('sonner').then(
      ({ toast }) => toast.dismiss(id),
      () => {},
    )
}
