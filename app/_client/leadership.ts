/** Which tab of a browser leads the others. Where the browser has no locks, each tab leads for itself. */
export type Leadership = {
  readonly leads: boolean
  /** Takes the lead from whoever has it. */
  take(): void
  /** Gives the lead back, or does not wait for it any more. */
  close(): void
}

/** What of the Web Locks is used. */
export type Locks = {
  request(
    name: string,
    options: { readonly signal?: AbortSignal; readonly steal?: boolean },
    hold: () => Promise<void>,
  ): Promise<unknown>
}

export type LeadershipOptions = {
  readonly locks: Locks | null
  readonly name: string
  readonly onLead: () => void
  readonly onLost: () => void
}

export function createLeadership({ locks, name, onLead, onLost }: LeadershipOptions): Leadership {
  let release: (() => void) | null = null
  let waiting: AbortController | null = null
  let isClosed = false

  const hold = () =>
    new Promise<void>((resolve) => {
      if (isClosed) return resolve()
      waiting = null
      release = resolve
      onLead()
    })
  /** The lock was stolen; a wait that was called off ends here too. */
  const lost = () => {
    if (!release || isClosed) return
    release = null
    onLost()
    queue()
  }
  const queue = () => {
    waiting = new AbortController()
    locks?.request(name, { signal: waiting.signal }, hold).catch(lost)
  }

  if (locks) queue()
  else void hold()
  return {
    get leads() {
      return release !== null
    },
    take: () => {
      if (release || isClosed || !locks) return
      waiting?.abort()
      locks.request(name, { steal: true }, hold).catch(lost)
    },
    close: () => {
      if (isClosed) return
      isClosed = true
      waiting?.abort()
      release?.()
      release = null
    },
  }
}
