import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What is counted while it runs, as Prometheus reads it. */
export type Metrics = {
  readonly registry: Registry
  readonly commands: Counter<'result'>
  readonly entries: Counter
  readonly commitSeconds: Histogram
  readonly commitJobs: Histogram
}

type Counts = { readonly streams: () => number; readonly sockets: () => number }

export function createMetrics({ streams, sockets }: Counts): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  gauge('tandem_streams', 'Streams that are open', streams)
  gauge('tandem_sockets', 'Sockets that are open', sockets)

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

  return {
    registry,
    commands: new Counter({
      name: 'tandem_commands_total',
      help: 'Commands answered',
      labelNames: ['result'],
      registers,
    }),
    entries: new Counter({ name: 'tandem_entries_total', help: 'Entries written to the log', registers }),
    commitSeconds: new Histogram({
      name: 'tandem_commit_seconds',
      help: 'Time of a group commit',
      buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 2],
      registers,
    }),
    commitJobs: new Histogram({
      name: 'tandem_commit_appends',
      help: 'Appends in a group commit',
      buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512],
      registers,
    }),
  }
}
