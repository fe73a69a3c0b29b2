import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { plainAddress } from './client-address.ts'

/** What the environment says, parsed once at the start. */
export type Config = {
  readonly port: number
  readonly host: string
  /** An absolute path. */
  readonly dataDir: string
  /** The public address, as `scheme://host[:port]`. */
  readonly origin: string
  /** The origins that a browser may come from: the public one, and where that is not set its loopback spellings. */
  readonly origins: readonly string[]
  /** `open`: any visitor is a guest who may make boards; `members`: accounts only. */
  readonly access: 'open' | 'members'
  readonly adminToken: string | null
  /** Null: one is made and kept in the data folder. */
  readonly secret: string | null
  /** Addresses whose `X-Forwarded-*` count. */
  readonly trustProxy: readonly string[]
  readonly logLevel: LogLevel
  readonly drainSeconds: number
  /** How large a file on a card may be. */
  readonly attachmentBytesMax: number
  /** Whether those who ask for too much are told to slow down. */
  readonly limits: boolean
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

/** A value in the environment that is not as it should be; the message is one sentence that names the variable. */
export class ConfigError extends Error {}

type Env = Readonly<Record<string, string | undefined>>

/** Reads the environment; throws `ConfigError` at the first value that is wrong. */
export function readConfig(env: Env, cwd: string): Config {
  const port = wholeNumber(env, 'PORT', 3000, 1, 65_535)
  const origin = readOrigin(env.ORIGIN)
  return {
    port,
    host: nonEmpty(env, 'HOST', '127.0.0.1'),
    dataDir: resolve(cwd, nonEmpty(env, 'DATA_DIR', './data')),
    origin: origin ?? `http://localhost:${port}`,
    origins: origin ? [origin] : ['localhost', '127.0.0.1', '[::1]'].map((host) => `http://${host}:${port}`),
    access: oneOf(env, 'ACCESS', ['open', 'members'], 'open'),
    adminToken: secretText(env, 'ADMIN_TOKEN', 16),
    secret: secretText(env, 'SECRET', 32),
    trustProxy: addresses(env, 'TRUST_PROXY'),
    logLevel: oneOf(env, 'LOG_LEVEL', logLevels, 'info'),
    drainSeconds: wholeNumber(env, 'DRAIN_SECONDS', 1, 0, 600),
    attachmentBytesMax: wholeNumber(env, 'ATTACHMENT_BYTES_MAX', 25 * 1024 * 1024, 1, 999_999_999),
    limits: oneOf(env, 'LIMITS', ['on', 'off'], 'on') === 'on',
  }
}

function wholeNumber(env: Env, name: string, otherwise: number, min: number, max: number): number {
  const text = env[name]
  if (text === undefined || text === '') return otherwise
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (!(value >= min && value <= max)) throw new ConfigError(`${name} must be a whole number from ${min} to ${max}.`)
  return value
}

function oneOf<const T extends string>(env: Env, name: string, values: readonly T[], otherwise: T): T {
  const text = env[name]
  if (text === undefined || text === '') return otherwise
  const value = values.find((each) => each === text)
  if (value === undefined) throw new ConfigError(`${name} must be one of ${values.join(', ')}.`)
  return value
}

function nonEmpty(env: Env, name: string, otherwise: string): string {
  const text = env[name] ?? otherwise
  if (text.trim() === '') throw new ConfigError(`${name} must not be empty.`)
  return text
}

function secretText(env: Env, name: string, charsMin: number): string | null {
  const text = env[name]
  if (text === undefined || text === '') return null
  if (text.length < charsMin) throw new ConfigError(`${name} must have at least ${charsMin} characters.`)
  return text
}

function readOrigin(text: string | undefined): string | null {
  if (text === undefined || text === '') return null
  const url = URL.canParse(text) ? new URL(text) : null
  const isOrigin = url && (url.protocol === 'http:' || url.protocol === 'https:') && url.href === `${url.origin}/`
  if (!isOrigin)
    throw new ConfigError('ORIGIN must be the public address, like https://board.example.org, without a path.')
  return url.origin
}

function addresses(env: Env, name: string): readonly string[] {
  const texts = (env[name] ?? '').split(',').flatMap((text) => text.trim() || [])
  const wrong = texts.find((text) => isIP(text) === 0)
  if (wrong !== undefined) throw new ConfigError(`${name} must be IP addresses with commas between them.`)
  return texts.map(plainAddress)
}
