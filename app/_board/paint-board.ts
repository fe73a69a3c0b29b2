import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import type { Me } from '../../domain/person.ts'
import { type FirstPaint, getRuntime } from '../../server/runtime.ts'

/** What a board's page is rendered with: read in the same process, without HTTP. Once for each request. */
export const paintBoard = cache(
  async (board: string, at: string | null): Promise<{ paint: FirstPaint; me: Me | null }> => {
    const cookie = (await headers()).get('cookie')
    const runtime = getRuntime()
    const me = runtime.me(cookie)
    const mayLook = me !== null || runtime.isOpen
    const paint = mayLook ? await runtime.firstPaint(board, me?.id ?? null, at) : null
    if (!paint) notFound()
    return { paint, me }
  },
)
