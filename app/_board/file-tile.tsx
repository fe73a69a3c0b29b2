import { File } from 'lucide-react'

/** A file, small: the picture that it is, or the end of its name. */
export function FileTile({ name, src }: { name: string; src: string | null }) {
  const kind = /\.([a-z0-9]{1,4})$/i.exec(name)?.[1]
  return (
    <span
      aria-hidden
      className="grid h-11 w-14 flex-none place-items-center overflow-hidden rounded-sm bg-column font-mono text-[11px] text-ink-3 uppercase ring-1 ring-line group-hover:bg-raised"
    >
      {src ? (
        // oxlint-disable-next-line nextjs/no-img-element -- what people attach is not ours to make smaller
        <img src={src} alt="" loading="lazy" decoding="async" className="size-full object-cover" />
      ) : (
        (kind ?? <File className="size-4" strokeWidth={1.75} />)
      )}
    </span>
  )
}
