// The proxies that `deploy/` has a configuration for, and what makes a certificate for them.
import { has, installProblem } from './debian.mjs'

/** Makes sure of them; answers the sentence that says why one is missing, or null. */
export function proxiesProblem() {
  // Debian keeps servers in a folder that only root has in its path.
  process.env.PATH = `${process.env.PATH}:/usr/sbin`
  const missing = ['caddy', 'nginx', 'haproxy', 'openssl'].filter((command) => !has(command))
  return missing.length === 0 ? null : installProblem(missing.join(', '), missing)
}
