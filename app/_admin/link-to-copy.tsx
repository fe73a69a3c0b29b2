'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { secondary } from '../_account/looks.ts'

/** A link that is shown once, to be passed on by hand. */
export function LinkToCopy({ link, said }: { link: string; said: string }) {
  const t = useTranslations('admin')
  const [isCopied, setIsCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(link)
    setIsCopied(true)
  }
  return (
    <div>
      <p role="status" className="mb-1.5 text-ink-2">
        {said}
      </p>
      <div className="flex gap-2">
        <input
          readOnly
          aria-label={t('link')}
          value={link}
          className="h-9 min-w-0 flex-1 rounded-md border border-edge bg-paper px-2.5 font-mono pointer-coarse:h-11"
          onFocus={({ target }) => target.select()}
        />
        <button type="button" className={secondary} onClick={() => void copy()}>
          {t(isCopied ? 'copied' : 'copy')}
        </button>
      </div>
    </div>
  )
}
