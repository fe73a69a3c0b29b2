import { useFormatter } from 'next-intl'

/** How a measured number is written. */
export function useNumber(): (value: number) => string {
  const format = useFormatter()
  return (value) => format.number(value, { maximumFractionDigits: value < 100 ? 1 : 0 })
}
