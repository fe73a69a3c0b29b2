'use client'

import { type ComponentType, useEffect, useState } from 'react'
import { whenOnline } from './when-online.ts'

/**
 * A part of the page whose script is fetched when it is first drawn; until then `Meanwhile` is drawn, or nothing. Where it
 * cannot be had, as without a network, it is asked for again, and the page goes on without it.
 */
export function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
  Meanwhile?: ComponentType<P>,
): ComponentType<P> {
  let loaded: { readonly Part: ComponentType<P> } | null = null
  return function Later(props: P) {
    const [drawn, setDrawn] = useState(loaded)
    useEffect(() => {
      if (drawn) return
      let timer: ReturnType<typeof setTimeout> | undefined
      let undo = () => {}
      let isWanted = true
      const ask = () => {
        load().then(
          (Part) => {
            loaded = { Part }
            if (isWanted) setDrawn(loaded)
          },
          () => {
            if (!isWanted) return
            timer = setTimeout(() => {
              undo = whenOnline(ask)
            }, retryMs)
          },
        )
      }
      ask()
      return () => {
        isWanted = false
        clearTimeout(timer)
        undo()
      }
    }, [drawn])
    if (drawn) return <drawn.Part {...props} />
    return Meanwhile ? <Meanwhile {...props} /> : null
  }
}

const retryMs = 2_000
