'use client'

import { useEffect } from 'react'
import { filterIn, searchWith } from './filter.ts'
import type { Filtering } from './filtering.ts'

/** Browsers refuse to write the address at each letter. */
const writeMs = 250

/** Keeps the filter and the address in step: the address follows each choice, and the filter each step back. */
export function useFilterAddress(filtering: Filtering): void {
  useEffect(() => {
    let writing: ReturnType<typeof setTimeout> | undefined
    let written = filtering.filter
    const write = () => {
      const { pathname, search } = window.location
      const next = searchWith(search, filtering.filter)
      if (next !== search) window.history.replaceState(null, '', pathname + next)
    }
    const unsubscribe = filtering.subscribe(() => {
      if (filtering.filter === written) return
      written = filtering.filter
      clearTimeout(writing)
      writing = setTimeout(write, writeMs)
    })
    const read = () => {
      clearTimeout(writing)
      const { search } = window.location
      if (searchWith(search, filtering.filter) !== search) filtering.set(filterIn(search))
      written = filtering.filter
    }
    window.addEventListener('popstate', read)
    return () => {
      clearTimeout(writing)
      unsubscribe()
      window.removeEventListener('popstate', read)
    }
  }, [filtering])
}
