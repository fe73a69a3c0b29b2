const saltBytes = 16
const salts = 256

/** Salts of 16 bytes that nobody can guess: chance is asked for many at once, which is dear for each alone. */
export function createSalts(fill: (bytes: Uint8Array) => unknown): () => Uint8Array {
  let pool = new Uint8Array(0)
  let used = 0
  return () => {
    if (used === pool.length) {
      pool = new Uint8Array(saltBytes * salts)
      fill(pool)
      used = 0
    }
    used += saltBytes
    return pool.slice(used - saltBytes, used)
  }
}
