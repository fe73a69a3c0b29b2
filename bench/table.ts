/** Prints what was measured, beside its limit or its peer. Nothing is judged here. */
export type Row = { readonly what: string; readonly measured: string; readonly beside: string }

export function print(title: string, rows: readonly Row[]): void {
  const width = (key: keyof Row) => Math.max(...rows.map((row) => row[key].length))
  const [what, measured] = [width('what'), width('measured')]
  process.stdout.write(`\n${title}\n`)
  for (const row of rows)
    process.stdout.write(`  ${row.what.padEnd(what)}  ${row.measured.padStart(measured)}  ${row.beside}\n`)
}

export const perSecond = (count: number, ms: number): string =>
  `${Math.round((count / ms) * 1_000).toLocaleString('en')}/s`

export const inMs = (ms: number): string => `${ms.toFixed(ms < 10 ? 1 : 0)} ms`

/** The value below which so many of a hundred lie. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * percent) / 100) - 1)] ?? Number.NaN
}
