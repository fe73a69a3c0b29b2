/** Lets a service worker keep the shell of a board's page, so that it opens without a network. */
export async function keepShell(): Promise<void> {
  if (process.env.NODE_ENV !== 'production') return
  // Where there are no service workers, or the page is not served securely, there is no shell.
  await navigator.serviceWorker?.register('/sw.js').catch(() => {})
}
