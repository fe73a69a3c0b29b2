/** The time zone that this browser is in: times are shown as a clock on its wall has them. */
export const localZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone
