import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** A small disk of its own below a folder: only root can have one. */
export type SmallDisk = { readonly dir: string; fill(): void; empty(): void; remove(): void }

export const canHaveDisk = process.platform === 'linux' && process.getuid?.() === 0

export function createSmallDisk(below: string, megabytes: number): SmallDisk {
  const dir = join(below, 'disk')
  const ballast = join(dir, 'ballast')
  mkdirSync(dir)
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', dir])
  return {
    dir,
    fill: () => void spawnSync('dd', ['if=/dev/zero', `of=${ballast}`, 'bs=4k']),
    empty: () => rmSync(ballast),
    remove: () => void execFileSync('umount', [dir]),
  }
}
