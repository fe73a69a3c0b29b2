import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../e2e/server.ts'

const nginx = '/usr/sbin/nginx'
const nchanModule = '/usr/lib/nginx/modules/ngx_nchan_module.so'

/** What keeps the peer from running here; null where nothing does. */
export const nchanProblem = (): string | null =>
  existsSync(nginx) && existsSync(nchanModule) ? null : 'apt-get install nginx libnginx-mod-nchan'

/** nginx with nchan on a free port: one worker, as our server has one thread that writes. */
export async function startNchan(): Promise<{ port: number; pid: number; close(): Promise<void> }> {
  const port = await freePort()
  const dir = mkdtempSync(join(tmpdir(), 'tandem-nchan-'))
  const config = join(dir, 'nginx.conf')
  writeFileSync(
    config,
    `load_module ${nchanModule};
worker_processes 1;
worker_rlimit_nofile 8192;
daemon off;
error_log stderr crit;
pid ${dir}/pid;
events { worker_connections 4096; }
http {
  access_log off;
  client_body_temp_path ${dir}/body; proxy_temp_path ${dir}/proxy; fastcgi_temp_path ${dir}/fastcgi;
  uwsgi_temp_path ${dir}/uwsgi; scgi_temp_path ${dir}/scgi;
  server {
    listen 127.0.0.1:${port} backlog=4096;
    keepalive_requests 1000000;
    location = /publish { nchan_publisher; nchan_channel_id board; nchan_message_buffer_length 10000; }
    location = /events { nchan_subscriber eventsource; nchan_channel_id board; nchan_subscriber_first_message newest; }
  }
}
`,
  )
  const child = spawn(nginx, ['-p', dir, '-e', 'stderr', '-c', config], { stdio: ['ignore', 'ignore', 'inherit'] })
  await answers(port)
  return {
    port,
    pid: child.pid ?? 0,
    close: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await gone
      rmSync(dir, { recursive: true })
    },
  }
}

async function answers(port: number): Promise<void> {
  const until = performance.now() + 5_000
  while (performance.now() < until) {
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => null)
    if (answer) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('nginx does not answer')
}
