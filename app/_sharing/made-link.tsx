'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { buttonLook, fieldLook, quietLook } from './looks.ts'

type Props = { address: string; onDone: () => void }

/** The address of a new link, to be copied now: it is shown this once. */
export function MadeLink({ address, onDone }: Props) {
  const t = useTranslations('sharing.links')
  const field = useRef<HTMLInputElement>(null)
  const [isCopied, setIsCopied] = useState(false)
  useEffect(() => field.current?.select(), [])
  const copy = async () => {
    field.current?.select()
    await navigator.clipboard.writeText(address).then(
      () => setIsCopied(true),
      // It is selected: the keys copy it.
      () => {},
    )
  }
  return (
    <div className="mt-3 rounded-lg bg-column p-3">
      <div className="flex flex-wrap items-center gap-2">
        <input
          ref={field}
          readOnly
          value={address}
          aria-label={t('address')}
          className={`${fieldLook} flex-1 basis-48 font-mono text-xs`}
        />
        <button type="button" className={buttonLook} onClick={() => void copy()}>
          {t('copy')}
        </button>
        <button type="button" className={quietLook} onClick={onDone}>
          {t('done')}
        </button>
      </div>
      <p role="status" className="mt-2 text-xs text-ink-2">
        {t(isCopied ? 'copied' : 'once')}
      </p>
    </div>
  )
}
