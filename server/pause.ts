/** Lets everyone else have their turn: between the pages of a long reading. */
export const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
