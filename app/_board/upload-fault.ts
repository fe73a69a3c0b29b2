const codes = [
  'too-large',
  'empty-file',
  'disk-full',
  'slow-down',
  'card-full',
  'card-archived',
  'forbidden',
  'not-found',
  'lost',
] as const

/** Why a file was not attached, as far as there are words for it. */
export const uploadFault = (code: string | null): (typeof codes)[number] | 'other' =>
  codes.find((known) => known === code) ?? 'other'
