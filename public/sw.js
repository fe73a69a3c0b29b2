// The service worker: keeps the shell of a board's page, and nothing of anyone's. With it a board that was open before
// opens without a network; what is on the board comes from the page's own copy.

const shell = '/shell'
const kept = 'tandem shell'

self.addEventListener('install', (event) => {
  event.waitUntil(keepShell().then(() => self.skipWaiting()))
})
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (url.pathname.startsWith('/_next/static/')) event.respondWith(keptFirst(request))
  else if (request.mode === 'navigate' && /^\/boards\/[^/]+(\/cards\/[^/]+|\/flow)?$/.test(url.pathname))
    event.respondWith(networkFirst(event))
})

/** What has a hash in its name never changes. */
async function keptFirst(request) {
  const cache = await caches.open(kept)
  const found = await cache.match(request)
  if (found) return found
  const response = await fetch(request)
  if (response.ok) await cache.put(request, response.clone())
  return response
}

async function networkFirst(event) {
  try {
    const response = await fetch(event.request)
    if (response.status < 500) {
      event.waitUntil(keepShell())
      return response
    }
    return (await caches.match(shell)) ?? response
  } catch (error) {
    const found = await caches.match(shell)
    if (found) return found
    throw error
  }
}

let keeping = null

/** Keeps the shell that the server has now, with the scripts and styles that it names; those of an older one go. */
function keepShell() {
  keeping ??= (async () => {
    const response = await fetch(shell, { credentials: 'omit', cache: 'no-store' })
    if (!response.ok) return
    const html = await response.clone().text()
    const cache = await caches.open(kept)
    const before = await (await cache.match(shell))?.text()
    if (before !== undefined && String(assetsOf(before)) !== String(assetsOf(html))) await caches.delete(kept)
    const fresh = await caches.open(kept)
    await fresh.put(shell, response)
    for (const path of assetsOf(html)) if (!(await fresh.match(path))) await fresh.add(path)
  })().catch(() => {
    keeping = null
  })
  return keeping
}

const assetsOf = (html) => [...new Set(html.match(/\/_next\/static\/[^"'\\ )]+/g))]
