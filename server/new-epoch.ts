const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** The name of a new life of the log: 8 letters and digits. */
export const newEpoch = (random: (bytes: number) => Uint8Array): string =>
  [...random(8)].map((byte) => letters[byte % letters.length] ?? 'A').join('')
