import { ShellPage } from '../_board/shell-page.tsx'

/** A board's page with nothing of anyone's in it: the service worker keeps it, for when there is no network. */
export default function Page() {
  return <ShellPage />
}
