import { readFileSync } from 'node:fs'

const corpus = (file: string): string[] => JSON.parse(readFileSync(`e2e/corpora/${file}`, 'utf8'))

/** Strings from the wild that have hurt other programs. */
export const texts = [...corpus('naughty-strings/blns.json'), ...corpus('unicode/text-edges.json')]

/** The contract's sentence on titles, written once more and otherwise than in the domain. */
export function mayBeTitle(text: string): boolean {
  const points = [...text].map((char) => char.codePointAt(0) ?? 0)
  const isControl = (point: number) =>
    point <= 0x1f || (point >= 0x7f && point <= 0x9f) || point === 0x2028 || point === 0x2029
  const isLone = (point: number) => point >= 0xd800 && point <= 0xdfff
  const isUnseen = (point: number) =>
    /[\p{White_Space}\p{Default_Ignorable_Code_Point}]/u.test(String.fromCodePoint(point)) ||
    (point & 0xfffe) === 0xfffe
  return points.length <= 500 && !points.some((point) => isControl(point) || isLone(point)) && !points.every(isUnseen)
}

export const mayBeDescription = (text: string): boolean => text.isWellFormed() && !text.includes('\0')
