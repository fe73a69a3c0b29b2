'use client'

import { Toaster as Sonner } from 'sonner'

/** Where notices appear: below, out of the way of the board. */
export function Toaster() {
  return (
    <Sonner
      position="bottom-left"
      theme="system"
      toastOptions={{
        className: 'font-sans',
        style: {
          background: 'var(--raised)',
          color: 'var(--ink)',
          border: '1px solid var(--line)',
          borderRadius: 10,
          boxShadow: 'var(--shadow-lift)',
        },
        actionButtonStyle: { background: 'transparent', color: 'var(--accent)', fontWeight: 600 },
        cancelButtonStyle: { background: 'transparent', color: 'var(--ink-2)', fontWeight: 500 },
      }}
    />
  )
}
