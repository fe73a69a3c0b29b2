/** Tandem's mark: two lists, side by side. */
export function Mark() {
  return (
    <svg viewBox="0 0 24 24" className="size-[22px] flex-none" aria-hidden="true">
      <rect x="1" y="3" width="10" height="18" rx="3" className="fill-accent" />
      <rect x="13" y="3" width="10" height="11" rx="3" className="fill-accent opacity-45" />
    </svg>
  )
}
