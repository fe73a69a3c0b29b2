import type { Clock } from '../../app/_client/clock.ts'
import type { Timers } from '../../server/timers.ts'
import type { Random } from './random.ts'

/** Time that passes only when everything that was to happen has happened. One clock is that of all parts. */
export type VirtualClock = Clock &
  Timers & {
    /** Lets time pass until this moment, or until `isDone` says so. */
    runUntil(ms: number, isDone?: () => boolean): Promise<void>
  }

type Event = { readonly at: number; readonly order: number; readonly act: () => void; isOff: boolean }

export function createClock(random: Random): VirtualClock {
  let now = 0
  let order = 0
  const heap: Event[] = []

  const after = (ms: number, act: () => void) => {
    const event = { at: now + Math.max(0, ms), order: order++, act, isOff: false }
    push(heap, event)
    return () => {
      event.isOff = true
    }
  }
  const every = (ms: number, act: () => void) => {
    let stop = after(ms, function again() {
      stop = after(ms, again)
      act()
    })
    return () => stop()
  }

  return {
    now: () => now,
    random: random.next,
    after,
    every,
    soon: (act) => void after(0, act),
    runUntil: async (ms, isDone = () => false) => {
      await settled()
      while (heap[0] && heap[0].at <= ms && !isDone()) {
        const event = pop(heap)
        if (!event || event.isOff) continue
        now = event.at
        event.act()
        await settled()
      }
      if (!isDone()) now = Math.max(now, ms)
    },
  }
}

/** All promises that can go on have gone on. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

const isBefore = (a: Event, b: Event): boolean => a.at < b.at || (a.at === b.at && a.order < b.order)

function push(heap: Event[], event: Event): void {
  heap.push(event)
  for (let index = heap.length - 1; index > 0; ) {
    const parent = (index - 1) >> 1
    const [above, here] = [heap[parent], heap[index]]
    if (!above || !here || isBefore(above, here)) return
    heap[parent] = here
    heap[index] = above
    index = parent
  }
}

function pop(heap: Event[]): Event | undefined {
  const [first] = heap
  const last = heap.pop()
  if (!last || heap.length === 0) return first
  heap[0] = last
  for (let index = 0; ; ) {
    let least = index
    for (const child of [2 * index + 1, 2 * index + 2]) {
      const [one, best] = [heap[child], heap[least]]
      if (one && best && isBefore(one, best)) least = child
    }
    const [here, smaller] = [heap[index], heap[least]]
    if (least === index || !here || !smaller) return first
    heap[index] = smaller
    heap[least] = here
    index = least
  }
}
