'use client'

import { useEffect, useState } from 'react'

/** A value, once it has been the same for so long. */
export function useLasting<T extends string | number>(value: T, ms: number): T {
  const [shown, setShown] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setShown(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return shown
}
