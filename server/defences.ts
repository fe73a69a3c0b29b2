/** What each answer tells the browser that it must not do. */

/** [H110] The headers of every answer; a page's own policy takes the place of the one that lets nothing be loaded. */
export const headersOfAll = (isSecure: boolean): Readonly<Record<string, string>> => ({
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  ...(isSecure ? { 'strict-transport-security': 'max-age=31536000' } : {}),
})

/**
 * [H111] What a page may load and run: the scripts that it was rendered with, known by a nonce, and what they load. `nonce`
 * is new for each answer. `isDev` lets in what keeps pages fresh while they are worked on.
 */
export const pagePolicy = (nonce: string, origins: readonly string[], isDev: boolean): string =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ''}`,
    isDev ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' '${noticeStyles}' '${noStyles}'`,
    // Where things stand, and their hues: numbers of our own, set by React.
    "style-src-attr 'unsafe-inline'",
    // Descriptions may show pictures from anywhere.
    "img-src 'self' blob: data: https: http:",
    "font-src 'self'",
    `connect-src 'self' ${origins.flatMap(socketSource).join(' ')}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

/** `'self'` is not the sockets of the same host in every browser. A policy cannot name an address of IPv6. */
const socketSource = (origin: string): string[] => (origin.includes('[') ? [] : [origin.replace(/^http/, 'ws')])

/** An element for styles that are still to come, as that library makes it. */
const noStyles = 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='
/** The styles that the library of notices puts into the page; a test holds them against the library. */
export const noticeStyles = 'sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY='
