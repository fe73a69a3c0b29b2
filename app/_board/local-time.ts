/** The time zone that this browser is in: times are shown, and written, as a clock on its wall has them. */
export const localZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** A moment as a field of day and time has it. */
export function toField(at: string): string {
  const date = new Date(at)
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`
}

/** The moment in RFC 3339 that a field of day and time means; null where it means none. */
export function fromField(value: string): string | null {
  const date = new Date(value)
  return value === '' || Number.isNaN(date.getTime()) ? null : date.toISOString()
}
