/** Faults to plant, one at a time: each must turn the simulation red. */
export type Plant = { readonly name: string; readonly file: string; readonly find: string; readonly replace: string }

export const plants: readonly Plant[] = [
  {
    name: 'an older entry is not dropped',
    file: 'domain/replica.ts',
    find: 'if (entry.seq <= seq) continue',
    replace: '',
  },
  {
    name: 'a gap is not healed',
    file: 'app/_client/follower.ts',
    find: 'if (isHealing) return',
    replace: 'if (isHealing || !needsSnapshot) return',
  },
  {
    name: 'a retry has another id',
    file: 'app/_client/outbox.ts',
    find: "case 'lost':",
    replace:
      "case 'lost':\n        queue = queue.map((command) => ({ ...command, commandId: crypto.randomUUID() as never }))",
  },
  {
    name: 'what is pending is not decided again',
    file: 'domain/replica.ts',
    find: 'pending = pending.filter(still)\n    rebase()',
    replace: 'pending = pending.filter(still)\n    if (pending.length === 0) rebase()',
  },
  {
    name: 'the role is not asked inside the write',
    file: 'domain/guess.ts',
    find: "if (!may(roleOf(board, actor), type)) return reject('forbidden')",
    replace: '',
  },
]
