/** How fields and buttons look where a board is shared. */
export const fieldLook =
  'h-9 min-w-0 rounded-md border border-edge bg-paper px-2.5 disabled:border-line disabled:opacity-100 pointer-coarse:h-11'
export const buttonLook =
  'tap h-8 flex-none rounded-md border border-edge px-3 font-medium disabled:opacity-50 pointer-coarse:h-11'
export const quietLook = 'tap h-7 flex-none rounded-md px-2 text-ink-2 hover:bg-column pointer-coarse:h-11'
