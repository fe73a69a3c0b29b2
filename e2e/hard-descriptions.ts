/** Texts that a stream of lines could take for lines of its own, and one at the bound. */
export const hardDescriptions: readonly string[] = [
  'CR\rin',
  'LF\nin',
  'CRLF\r\nin',
  'lines \u2028 and \u2029 and \u0085',
  'id: 1\nevent: CardMoved\ndata: {}\n\n: comment\nretry: 1\n\n',
  '\n\ndata: x',
  '\ufeffdata: \ufeff',
  'x'.repeat(64 * 1024 - 3) + '€',
]
