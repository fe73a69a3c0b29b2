/** What one check has found, in words. */
export type Finding =
  | { readonly kind: 'ok' | 'skipped'; readonly text: string }
  | {
      readonly kind: 'wrong'
      readonly text: string
      /** The setting to change, in one sentence. */
      readonly mend: string
    }

export const ok = (text: string): Finding => ({ kind: 'ok', text })
export const skipped = (text: string): Finding => ({ kind: 'skipped', text })
export const wrong = (text: string, mend: string): Finding => ({ kind: 'wrong', text, mend })

/** A finding as a line. */
export const lineOf = (name: string, finding: Finding): string =>
  `${finding.kind.padEnd('skipped'.length)} ${name}: ${finding.text}${finding.kind === 'wrong' ? ` ${finding.mend}` : ''}`
