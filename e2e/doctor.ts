import { spawn } from 'node:child_process'

/** `npm run doctor -- URL`, beside a proxy that may run in this very process. */
export function runDoctor(url: string, env: Record<string, string> = {}): Promise<{ code: number; said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['server/cli/doctor.ts', url], { env: { ...process.env, ...env } })
    let said = ''
    for (const output of [child.stdout, child.stderr]) output.on('data', (chunk: Buffer) => (said += chunk))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? -1, said }))
  })
}
