import type { Command } from '../../domain/command.ts'
import type { UserId } from '../../domain/id.ts'
import type { Me } from '../../domain/person.ts'
import { openDisk, removeDisk } from './browser-disk.ts'
import { forget, remembered } from './remembered.ts'

/** Somebody else who used this browser before, and what of theirs was never sent. */
export type Former = { readonly me: Me; readonly commands: readonly Command[] }

/** Who has left something unsent here. What is kept of the others is removed. */
export async function findFormer(me: Me): Promise<Former | null> {
  let found: Former | null = null
  for (const other of remembered()) {
    if (other.id === me.id) continue
    const disk = await openDisk(other.id)
    const waiting = await disk.waiting()
    disk.close()
    if (waiting.length === 0) await clearAway(other.id)
    else found ??= { me: other, commands: waiting.map(({ command }) => command) }
  }
  return found
}

/** Removes all that this browser keeps of a user: boards, what waits, drafts. */
export async function clearAway(user: UserId): Promise<void> {
  forget(user)
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(`tandem draft ${user} `)) localStorage.removeItem(key)
  } catch {
    // Storage is switched off: there are none.
  }
  await removeDisk(user).catch(() => {})
}
