/** What may stand in a text. Text is kept as it was sent; here it is only looked at. */

export const titleCharsMax = 500
export const nameCharsMax = 60
export const fileNameCharsMax = 255
export const descriptionBytesMax = 64 * 1024
export const commentBytesMax = 16 * 1024

const unstorable = /[\0\p{Surrogate}]/u
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that a line of text refuses
const control = /[\u0001-\u001f\u007f-\u009f\u2028\u2029]/
const visible = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800\ufff9-\ufffb]/u

/** What would read as a folder, or turns the order of what follows it: `photo\u202egnp.exe` is shown as `photoexe.png`. */
const unnameable = /[/\\\u202a-\u202e\u2066-\u2069]/

/** Whether a text can be stored at all: no NUL, no lone surrogate. */
export const isStorable = (text: string): boolean => !unstorable.test(text)

/** Whether a text can be a title or a name: one line, storable, with something to see, at most `charsMax` code points. */
export const isLine = (text: string, charsMax: number): boolean =>
  isStorable(text) && !control.test(text) && visible.test(text) && isWithinChars(text, charsMax)

/** Whether a text can be a title. */
export const isTitle = (text: string): boolean => isLine(text, titleCharsMax)

/** Whether a text can be a person's name. */
export const isName = (text: string): boolean => isLine(text, nameCharsMax)

/** Whether a text can be the name of a file: a line of up to 255 characters that leads to no other folder. */
export const isFileName = (text: string): boolean =>
  isLine(text, fileNameCharsMax) && !unnameable.test(text) && text !== '.' && text !== '..'

/** Whether a text can be a description: storable, at most 64 KiB of UTF-8. */
export const isDescription = (text: string): boolean => isStorable(text) && utf8Bytes(text) <= descriptionBytesMax

/** Whether a text can be a comment: storable, with something to see, at most 16 KiB of UTF-8. */
export const isComment = (text: string): boolean =>
  isStorable(text) && visible.test(text) && utf8Bytes(text) <= commentBytesMax

/** The length of a well-formed text in bytes of UTF-8. */
export function utf8Bytes(text: string): number {
  let bytes = 0
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) bytes += 1
    else if (unit < 0x800) bytes += 2
    else if (unit >= 0xd800 && unit < 0xe000)
      bytes += 2 // half of a pair, which takes four
    else bytes += 3
  }
  return bytes
}

function isWithinChars(text: string, charsMax: number): boolean {
  if (text.length <= charsMax) return true
  if (text.length > charsMax * 2) return false
  let chars = 0
  for (const _ of text) chars += 1
  return chars <= charsMax
}
