const plain = /^[\x20-\x7e]*$/

/** A text without case and accents, as words are compared on the board. */
export const foldWords = (text: string): string =>
  plain.test(text)
    ? text.toLowerCase()
    : text
        .normalize('NFKD')
        .replaceAll(/\p{Script=Inherited}/gu, '')
        .toLowerCase()
        .normalize('NFKC')
