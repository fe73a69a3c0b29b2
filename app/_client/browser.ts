import type { UserId } from '../../domain/id.ts'
import { openDisk } from './browser-disk.ts'
import { browserClock } from './clock.ts'
import type { Disk } from './disk.ts'
import { type Channel, createLine, type Line } from './line.ts'
import { newId } from './new-id.ts'
import { createTransport, type Transport } from './transport.ts'

/** What one tab has for one user: it outlives the pages that the tab shows. */
export type Browser = { readonly disk: Disk; readonly transport: Transport; readonly line: Line }

let opened: { readonly user: UserId; readonly browser: Promise<Browser> } | null = null

/** The browser for this user; what it was for another is closed. */
export function browserFor(user: UserId): Promise<Browser> {
  if (opened?.user === user) return opened.browser
  void closeBrowser()
  opened = { user, browser: open(user) }
  return opened.browser
}

/** Ends the line of this tab. */
export async function closeBrowser(): Promise<void> {
  const closing = opened
  opened = null
  if (closing) (await closing.browser).line.close()
}

async function open(user: UserId): Promise<Browser> {
  const name = `tandem ${user}`
  const disk = await openDisk(user)
  const transport = createTransport(user)
  const line = createLine({
    name,
    tab: newId(),
    clock: browserClock,
    locks: navigator.locks ?? null,
    channel: 'BroadcastChannel' in window ? createChannel(name) : null,
    disk,
    transport,
    isHidden: () => document.visibilityState === 'hidden',
  })
  const wake = () => {
    line.seen()
    if (document.visibilityState === 'visible') line.wake()
  }
  document.addEventListener('visibilitychange', wake)
  window.addEventListener('online', wake)
  window.addEventListener('offline', line.doubt)
  window.addEventListener('pagehide', line.rest)
  window.addEventListener('pageshow', wake)
  return { disk, transport, line }
}

function createChannel(name: string): Channel {
  const channel = new BroadcastChannel(name)
  return {
    postMessage: (message) => channel.postMessage(message),
    hear: (take) => {
      channel.addEventListener('message', ({ data }) => take(data))
    },
    close: () => channel.close(),
  }
}
