import type { Sample } from '../../server/runtime.ts'

export type Measure = Exclude<keyof Sample, 'at'>

/** The charts, each with what it shows. */
export const charts = [
  { name: 'connections', measures: ['streams', 'sockets'] },
  { name: 'boards', measures: ['boards'] },
  { name: 'entries', measures: ['entries'] },
  { name: 'deliveries', measures: ['deliveries'] },
  { name: 'lag', measures: ['lagMs', 'lagMaxMs'] },
  { name: 'commits', measures: ['commitMs'] },
  { name: 'loop', measures: ['loopDelayMs'] },
  { name: 'memory', measures: ['rssMb', 'heapMb'] },
] as const satisfies readonly { name: string; measures: readonly Measure[] }[]
