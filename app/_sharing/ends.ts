/** When a share link can be made to end. */
export const ends = ['hour', 'day', 'week', 'month', 'never', 'date'] as const
export type End = (typeof ends)[number]

const hourMs = 60 * 60 * 1_000
const lengthsMs = { hour: hourMs, day: 24 * hourMs, week: 7 * 24 * hourMs, month: 30 * 24 * hourMs } as const

/** The moment of an end, in RFC 3339; null for never. `date` is as a field for local times has it. */
export function endOf(end: End, date: string, now: number): string | null {
  if (end === 'never') return null
  return new Date(end === 'date' ? date : now + lengthsMs[end]).toISOString()
}
