'use client'

import { type RefObject, useLayoutEffect, useState } from 'react'

/** How many of the children of an element are wholly in it. They are only known to be once they are drawn. */
export function useFitting(element: RefObject<HTMLElement | null>): number {
  const [fits, setFits] = useState(Number.MAX_SAFE_INTEGER)
  useLayoutEffect(() => {
    const { current } = element
    if (!current) return
    const measure = () => setFits(countFitting(current))
    const sizes = new ResizeObserver(measure)
    const watch = () => {
      sizes.disconnect()
      for (const one of [current, ...current.children]) sizes.observe(one)
      measure()
    }
    watch()
    const comings = new MutationObserver(watch)
    comings.observe(current, { childList: true })
    return () => {
      sizes.disconnect()
      comings.disconnect()
    }
  }, [element])
  return fits
}

const countFitting = (element: HTMLElement): number =>
  [...element.children].filter(
    (child) => child instanceof HTMLElement && child.offsetTop + child.offsetHeight <= element.clientHeight + 1,
  ).length
