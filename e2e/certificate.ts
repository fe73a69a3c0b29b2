import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A certificate for `localhost` that we have signed ourselves, as files. */
export type Certificate = {
  readonly cert: string
  readonly key: string
  /** Both in one file, as HAProxy takes them. */
  readonly both: string
}

export const canMakeCertificate = spawnSync('openssl', ['version']).status === 0

export function makeCertificate(dir: string): Certificate {
  const [cert, key, both] = [join(dir, 'cert.pem'), join(dir, 'key.pem'), join(dir, 'both.pem')]
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  const named = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  const files = ['-keyout', key, '-out', cert]
  execFileSync('openssl', ['req', '-x509', '-days', '1', ...curve, ...named, ...files], { stdio: 'pipe' })
  writeFileSync(both, readFileSync(cert, 'utf8') + readFileSync(key, 'utf8'), { mode: 0o600 })
  return { cert, key, both }
}
