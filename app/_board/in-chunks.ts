/** Things in slices of at most so many. */
export function inChunks<T>(things: readonly T[], size: number): T[][] {
  const chunks: T[][] = []
  for (let index = 0; index < things.length; index += size) chunks.push(things.slice(index, index + size))
  return chunks
}
