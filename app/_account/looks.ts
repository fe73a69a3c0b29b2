/** What the pages about accounts have in common. */
export const panel = 'flex flex-col gap-4 rounded-xl bg-card p-5 shadow-card'
export const primary =
  'tap h-9 rounded-md bg-accent px-3 font-medium text-accent-ink disabled:opacity-50 pointer-coarse:h-11'
export const secondary =
  'tap grid h-9 place-items-center rounded-md border border-edge px-3 font-medium disabled:opacity-50 pointer-coarse:h-11'
export const link = 'rounded-sm font-medium underline decoration-edge underline-offset-3 hover:decoration-ink'
