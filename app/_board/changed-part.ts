/** What of a text was changed, with a little of what stands around it: of one line, and short. */
export type ChangedPart = { readonly from: string; readonly to: string }

const aroundChars = 16
const partCharsMax = 120

/** Where two texts differ: from the first character that is another to the last. */
export function changedPart(from: string, to: string): ChangedPart {
  const [before, after] = [charsOf(from), charsOf(to)]
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  let end = 0
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++
  const cut = (chars: readonly string[]) => {
    const first = Math.max(0, start - aroundChars)
    const last = Math.min(chars.length, chars.length - end + aroundChars)
    const isLong = last - first > partCharsMax
    const part = chars.slice(first, isLong ? first + partCharsMax : last).join('')
    return `${first > 0 ? '…' : ''}${part.trim()}${isLong || last < chars.length ? '…' : ''}`
  }
  return { from: before.length === 0 ? '' : cut(before), to: after.length === 0 ? '' : cut(after) }
}

const charsOf = (text: string): string[] => Array.from(text.replaceAll(/\s+/g, ' ').trim())
