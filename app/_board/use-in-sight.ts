'use client'

import { type RefObject, useEffect, useState } from 'react'

/** Whether an element is in sight, or nearly so. What it lies in is what scrolls: only there does the margin count. */
export function useInSight(element: RefObject<Element | null>, first: boolean): boolean {
  const [isInSight, setIsInSight] = useState(first)
  useEffect(() => {
    if (!element.current) return
    const observer = new IntersectionObserver(([entry]) => entry && setIsInSight(entry.isIntersecting), {
      root: element.current.parentElement,
      rootMargin: '0px 600px',
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return isInSight
}
