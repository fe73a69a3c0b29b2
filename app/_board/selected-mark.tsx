import { Check } from 'lucide-react'
import { useTranslations } from 'next-intl'

/** Says on a card that it is selected, not by its colour alone. */
export function SelectedMark({ id }: { id: string }) {
  const t = useTranslations('selection')
  return (
    <span
      id={id}
      role="img"
      aria-label={t('mark')}
      className="absolute top-[11px] -left-2 z-10 grid size-[18px] place-items-center rounded-full bg-accent text-accent-ink"
    >
      <Check className="size-3" strokeWidth={2.5} aria-hidden />
    </span>
  )
}
