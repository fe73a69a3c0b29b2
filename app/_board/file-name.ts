import { fileNameCharsMax, isFileName } from '../../domain/text.ts'

/** A file's name as it can be kept: what a name may not have is replaced, and a long one loses of its middle. */
export function fileNameFrom(name: string, otherwise: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that a name refuses
  const clean = name.replaceAll(/[\p{Surrogate}\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069/\\]/gu, '-')
  const chars = Array.from(clean)
  const short =
    chars.length <= fileNameCharsMax
      ? clean
      : [...chars.slice(0, fileNameCharsMax - 21), '…', ...chars.slice(-20)].join('')
  return isFileName(short) ? short : otherwise
}
