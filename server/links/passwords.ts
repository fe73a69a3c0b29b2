import { scrypt, timingSafeEqual } from 'node:crypto'

/** The password of a share link as it is stored: `salt:scrypt`, both in hex. `salt` is 16 bytes that nobody can guess. */
export async function hashPassword(password: string, salt: Uint8Array): Promise<string> {
  const hash = await derive(password, salt)
  return `${Buffer.from(salt).toString('hex')}:${hash.toString('hex')}`
}

/** Whether this is the password that was stored. */
export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [salt = '', hash = ''] = stored.split(':')
  const expected = Buffer.from(hash, 'hex')
  const derived = await derive(password, Buffer.from(salt, 'hex'))
  return derived.length === expected.length && timingSafeEqual(derived, expected)
}

const derive = (password: string, salt: Uint8Array): Promise<Buffer> =>
  new Promise((resolve, fail) =>
    scrypt(password.normalize('NFKC'), salt, 32, (error, derived) => (error ? fail(error) : resolve(derived))),
  )
