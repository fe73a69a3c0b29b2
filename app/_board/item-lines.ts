import { asLine } from './title-text.ts'

/** The lines of what was pasted, each of them an item. Where every one of them begins as a list does, that is left out. */
export function itemLines(pasted: string): string[] {
  const lines = pasted
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => asLine(line).trim())
    .filter((line) => line !== '')
  const mark = /^(?:[-*+•]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?(?=\S)/
  return lines.length > 1 && lines.every((line) => mark.test(line))
    ? lines.map((line) => line.replace(mark, ''))
    : lines
}
