import type { Clock } from '../../app/_client/clock.ts'
import type { Locks } from '../../app/_client/leadership.ts'
import type { Channel } from '../../app/_client/line.ts'
import type { TabMessage } from '../../app/_client/told.ts'

/** What the tabs of one browser share: locks, and a channel. A tab that crashes lets go of its locks and says nothing. */
export type FakeBrowser = {
  /** The parts of a new tab. */
  openTab(): { readonly locks: Locks; readonly channel: Channel; crash(): void }
}

type Holder = { readonly tab: object; end(): void; stolen(): void }
type Waiter = { readonly tab: object; grant(): void }

export function createFakeBrowser(clock: Pick<Clock, 'after'>): FakeBrowser {
  const held = new Map<string, Holder>()
  const queues = new Map<string, Waiter[]>()
  const ears = new Map<object, (message: TabMessage) => void>()

  const next = (name: string) => {
    if (!held.has(name)) queues.get(name)?.shift()?.grant()
  }
  const locksOf = (tab: object): Locks => ({
    request: (name, { signal, steal = false }, hold) =>
      new Promise((resolve, reject) => {
        const queue = queues.get(name) ?? []
        queues.set(name, queue)
        const grant = () => {
          const holder: Holder = {
            tab,
            end: () => {
              if (held.get(name) !== holder) return
              held.delete(name)
              clock.after(1, () => next(name))
            },
            stolen: () => reject(new DOMException('stolen', 'AbortError')),
          }
          held.set(name, holder)
          void hold().then(() => {
            holder.end()
            resolve(undefined)
          })
        }
        const waiter = { tab, grant }
        signal?.addEventListener('abort', () => {
          const index = queue.indexOf(waiter)
          if (index >= 0) queue.splice(index, 1)
          reject(new DOMException('aborted', 'AbortError'))
        })
        if (steal) {
          const former = held.get(name)
          held.delete(name)
          former?.stolen()
          grant()
        } else if (held.has(name) || queue.length > 0) queue.push(waiter)
        else clock.after(1, () => (held.has(name) ? queue.push(waiter) : grant()))
      }),
  })

  return {
    openTab: () => {
      const tab = {}
      return {
        locks: locksOf(tab),
        channel: {
          postMessage: (message) => {
            const text = JSON.stringify(message)
            for (const other of ears.keys())
              if (other !== tab && ears.has(tab)) clock.after(1, () => ears.get(other)?.(JSON.parse(text)))
          },
          hear: (take) => void ears.set(tab, take),
          close: () => void ears.delete(tab),
        },
        crash: () => {
          ears.delete(tab)
          for (const queue of queues.values())
            for (const waiter of queue.filter((one) => one.tab === tab)) queue.splice(queue.indexOf(waiter), 1)
          for (const holder of held.values()) if (holder.tab === tab) holder.end()
        },
      }
    },
  }
}
