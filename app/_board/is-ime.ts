/**
 * Whether a key is an input method's own. Of the Enter that ends its work Safari tells when that is over, with this code.
 */
export const isIme = ({ isComposing, keyCode }: KeyboardEvent): boolean => isComposing || keyCode === 229
