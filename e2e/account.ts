import { type Program, program } from './program.ts'

/** The cookies that an answer sets, as a `Cookie` header. */
const cookiesOf = (headers: Headers): string =>
  headers
    .getSetCookie()
    .filter((line) => !/max-age=0/i.test(line))
    .map((line) => line.split(';')[0])
    .join('; ')

export const password = 'correct horse battery'

/** Makes an account, in the browser of a guest or of nobody, and answers who it is. */
export async function newAccount(base: string, email: string, from: Program = program(base, '')): Promise<Program> {
  const name = email.split('@')[0] ?? ''
  const made = await from.send('POST', '/api/auth/sign-up/email', { name, email, password })
  if (made.status !== 200) throw new Error(`no account: ${made.status} ${made.text}`)
  return whoHas(base, made.headers)
}

/** Signs in, in the browser of a guest or of nobody. */
export async function signIn(
  base: string,
  email: string,
  { from = program(base, ''), secret = password }: { from?: Program; secret?: string } = {},
): Promise<Program> {
  const entered = await from.send('POST', '/api/auth/sign-in/email', { email, password: secret })
  if (entered.status !== 200) throw new Error(`not signed in: ${entered.status} ${entered.text}`)
  return whoHas(base, entered.headers)
}

/** Who has the session that an answer brings. */
export async function whoHas(base: string, headers: Headers): Promise<Program> {
  const cookie = cookiesOf(headers)
  const { id, name, color } = (await program(base, cookie).get('/api/me')).body
  return program(base, cookie, id, name, color)
}
