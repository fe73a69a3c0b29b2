import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { LagTotals, StreamTotals } from './stream-counts.ts'

/** What is counted while it runs, as Prometheus reads it. */
export type Metrics = {
  readonly contentType: string
  text(): Promise<string>
  readonly commands: Counter<'result'>
  readonly entries: Counter
  readonly gapsHealed: Counter
  readonly commitSeconds: Histogram
  readonly commitAppends: Histogram
}

type Sources = {
  readonly streams: () => number
  readonly sockets: () => number
  readonly totals: () => StreamTotals
}

export function createMetrics({ streams, sockets, totals }: Sources): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  gauge('tandem_streams', 'Streams that are open', streams)
  gauge('tandem_sockets', 'Sockets that are open', sockets)
  counter('tandem_deliveries_total', 'Entries written to readers, live and replayed', () => totals().deliveries)
  counter('tandem_readers_dropped_total', 'Readers that did not read, and were closed', () => totals().dropped)
  counter('tandem_busy_total', 'Streams that were one too many, and were told bye busy', () => totals().busy)
  new Counter({
    name: 'tandem_resets_total',
    help: 'Replays that were not possible, by reason',
    labelNames: ['reason'],
    registers,
    collect() {
      this.reset()
      for (const [reason, count] of totals().resets) this.inc({ reason }, count)
    },
  })

  function gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read())
      },
    })
  }
  function counter(name: string, help: string, read: () => number): void {
    new Counter({
      name,
      help,
      registers,
      collect() {
        this.reset()
        this.inc(read())
      },
    })
  }

  return {
    contentType: registry.contentType,
    text: async () => `${await registry.metrics()}\n${lagText(totals().lag)}`,
    commands: new Counter({
      name: 'tandem_commands_total',
      help: 'Commands answered',
      labelNames: ['result'],
      registers,
    }),
    entries: new Counter({ name: 'tandem_entries_total', help: 'Entries written to the log', registers }),
    gapsHealed: new Counter({
      name: 'tandem_gaps_healed_total',
      help: 'Polls without wait that fetched missed entries. The server is not told why: mostly gaps in what a client has heard, but also clients that poll because they can have no stream',
      registers,
    }),
    commitSeconds: new Histogram({
      name: 'tandem_commit_seconds',
      help: 'Time of a group commit',
      buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 2],
      registers,
    }),
    commitAppends: new Histogram({
      name: 'tandem_commit_appends',
      help: 'Appends in a group commit',
      buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512],
      registers,
    }),
  }
}

/** The histogram of the lag, in the text of Prometheus: a histogram of the library takes in one value at a time. */
function lagText({ boundsMs, counts, sumMs, count }: LagTotals): string {
  const name = 'tandem_delivery_lag_seconds'
  let upTo = 0
  const buckets = boundsMs.map((bound, slot) => {
    upTo += counts[slot] ?? 0
    return `${name}_bucket{le="${bound / 1_000}"} ${upTo}`
  })
  return [
    `# HELP ${name} From the disk to the reader, for each entry that was delivered live`,
    `# TYPE ${name} histogram`,
    ...buckets,
    `${name}_bucket{le="+Inf"} ${count}`,
    `${name}_sum ${sumMs / 1_000}`,
    `${name}_count ${count}\n`,
  ].join('\n')
}
