import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeCertificate } from '../certificate.ts'
import { freePort, startServer, type TestServer } from '../server.ts'

export const kinds = ['caddy', 'nginx', 'haproxy'] as const
export type Kind = (typeof kinds)[number]

/** Tandem behind a proxy that runs on its file of `deploy/`. */
export type Proxied = {
  /** The public address: what a browser opens. */
  readonly base: string
  /** The same without TLS. */
  readonly plainBase: string
  /** What is behind it. */
  readonly server: TestServer
  /** The proxy's certificate, as a file. */
  readonly cert: string
  close(): Promise<void>
}

/** What of a configuration is of the place where it runs. Each must be found in it: so it is the file that is tested. */
type Place = { readonly find: string; readonly put: string }

export type ProxyOptions = {
  readonly env?: Record<string, string>
  /** What this test wants otherwise than the file has it. */
  readonly also?: readonly Place[]
}

export async function startProxied(kind: Kind, { env = {}, also = [] }: ProxyOptions = {}): Promise<Proxied> {
  const dir = mkdtempSync(join(tmpdir(), `tandem-${kind}-`))
  const [port, plainPort] = [await freePort(), await freePort()]
  const base = `https://localhost:${port}`
  const server = await startServer({ env: { ORIGIN: base, TRUST_PROXY: '127.0.0.1', ...env } })
  const certificate = makeCertificate(dir)
  const { file, places, command } = recipes[kind]({ dir, port, plainPort, behind: server.port, ...certificate })
  const text = [...places, ...also].reduce(placed(file), readFileSync(join('deploy', file), 'utf8'))
  writeFileSync(join(dir, file), text)
  const child = spawn(command[0] ?? '', command.slice(1), {
    // Caddy keeps things in the folders that these two name.
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin`, XDG_DATA_HOME: dir, XDG_CONFIG_HOME: dir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const close = async () => {
    await end(child)
    await server.close()
    rmSync(dir, { recursive: true, force: true })
  }
  try {
    await listens(child, port)
  } catch (error) {
    await close()
    throw error
  }
  return { base, plainBase: `http://localhost:${plainPort}`, server, cert: certificate.cert, close }
}

type Here = {
  readonly dir: string
  readonly port: number
  readonly plainPort: number
  readonly behind: number
  readonly cert: string
  readonly key: string
  readonly both: string
}
type Recipe = { readonly file: string; readonly places: readonly Place[]; readonly command: readonly string[] }

const host = 'board.example.org'

const recipes: Record<Kind, (here: Here) => Recipe> = {
  caddy: ({ dir, port, plainPort, behind, cert, key }) => ({
    file: 'Caddyfile',
    places: [
      // Where it would listen beside its address: for certificates, and for its administration.
      {
        find: '# Tandem behind',
        put: `{\n\tadmin off\n\thttp_port ${plainPort}\n\tdefault_bind 127.0.0.1\n}\n# Tandem behind`,
      },
      { find: `\n${host} {`, put: `\nlocalhost:${port} {` },
      { find: '# tls /path/to/cert.pem /path/to/key.pem', put: `tls ${cert} ${key}` },
      { find: '127.0.0.1:3000', put: `127.0.0.1:${behind}` },
    ],
    command: ['caddy', 'run', '--config', join(dir, 'Caddyfile'), '--adapter', 'caddyfile'],
  }),
  nginx: ({ dir, port, plainPort, behind, cert, key }) => {
    // The file is a part of nginx's own: around it is what Debian's would bring.
    const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    const around = [
      ...(process.getuid?.() === 0 ? ['user root;'] : []),
      `daemon off; pid ${dir}/pid;`,
      'events { worker_connections 768; }',
      'http {',
      '  include /etc/nginx/mime.types; access_log off;',
      ...folders.map((name) => `  ${name}_temp_path ${dir}/${name};`),
      `  include ${dir}/nginx.conf;`,
      '}',
    ]
    writeFileSync(join(dir, 'around.conf'), around.join('\n'))
    return {
      file: 'nginx.conf',
      places: [
        { find: 'listen 443', put: `listen 127.0.0.1:${port}` },
        { find: 'listen 80', put: `listen 127.0.0.1:${plainPort}` },
        // Not every machine has IPv6.
        { find: 'listen [::]', put: '# listen [::]' },
        { find: `/etc/letsencrypt/live/${host}/fullchain.pem`, put: cert },
        { find: `/etc/letsencrypt/live/${host}/privkey.pem`, put: key },
        { find: `server_name ${host}`, put: 'server_name localhost' },
        { find: '127.0.0.1:3000', put: `127.0.0.1:${behind}` },
      ],
      command: ['nginx', '-p', dir, '-e', 'stderr', '-c', join(dir, 'around.conf')],
    }
  },
  haproxy: ({ dir, port, plainPort, behind, both }) => ({
    file: 'haproxy.cfg',
    places: [
      { find: 'bind :::443 v4v6', put: `bind 127.0.0.1:${port}` },
      { find: 'bind :::80 v4v6', put: `bind 127.0.0.1:${plainPort}` },
      { find: `/etc/haproxy/certs/${host}.pem`, put: both },
      { find: '127.0.0.1:3000', put: `127.0.0.1:${behind}` },
    ],
    command: ['haproxy', '-db', '-f', join(dir, 'haproxy.cfg')],
  }),
}

const placed =
  (file: string) =>
  (text: string, { find, put }: Place): string => {
    if (!text.includes(find)) throw new Error(`deploy/${file} has no \`${find}\``)
    return text.replaceAll(find, put)
  }

/** Waits until the proxy can be asked; throws with what it has said where it ended before. */
async function listens(child: ChildProcess, port: number): Promise<void> {
  let said = ''
  for (const output of [child.stdout, child.stderr]) output?.on('data', (chunk: Buffer) => (said += chunk))
  let failed: Error | null = null
  child.once('error', (error) => (failed = error))
  while (!(await canConnect(port))) {
    if (failed) throw failed
    if (child.exitCode !== null) throw new Error(`the proxy ended with ${child.exitCode}:\n${said}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

function canConnect(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => resolve(false))
    socket.on('connect', () => {
      socket.destroy()
      resolve(true)
    })
  })
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}
