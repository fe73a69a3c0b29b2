import { describe, expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

const read = (env: Record<string, string> = {}) => readConfig(env, '/srv/tandem')

describe('the environment', () => {
  test('has defaults for everything', () => {
    expect(read()).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: '/srv/tandem/data',
      origin: 'http://localhost:3000',
      origins: ['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'],
      access: 'open',
      adminToken: null,
      secret: null,
      trustProxy: [],
      logLevel: 'info',
      drainSeconds: 1,
      attachmentBytesMax: 26_214_400,
      limits: true,
    })
  })

  test('says what is wrong in one sentence that names the variable', () => {
    const wrong: [string, string][] = [
      ['PORT', '0'],
      ['PORT', '3e3'],
      ['PORT', 'x'],
      ['HOST', ''],
      ['DATA_DIR', ' '],
      ['ORIGIN', 'https://x.example/tandem'],
      ['ORIGIN', 'ftp://x.example'],
      ['ORIGIN', 'x.example'],
      ['ACCESS', 'Open'],
      ['ADMIN_TOKEN', '123456789012345'],
      ['SECRET', 'x'.repeat(31)],
      ['TRUST_PROXY', '10.0.0.1, proxy.local'],
      ['LOG_LEVEL', 'verbose'],
      ['DRAIN_SECONDS', '-1'],
      ['ATTACHMENT_BYTES_MAX', '0'],
      ['ATTACHMENT_BYTES_MAX', '25M'],
      ['LIMITS', 'none'],
    ]
    for (const [name, value] of wrong) {
      expect(() => read({ [name]: value })).toThrow(ConfigError)
      expect(() => read({ [name]: value })).toThrow(new RegExp(`^${name} must .*\\.$`))
    }
  })

  test('the public address alone is the origin, where it is set', () => {
    expect(read({ ORIGIN: 'https://board.example.org' }).origins).toEqual(['https://board.example.org'])
    expect(read({ TRUST_PROXY: '10.0.0.1, ::1' }).trustProxy).toEqual(['10.0.0.1', '::1'])
  })
})
