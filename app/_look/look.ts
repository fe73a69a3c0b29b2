/** How the pages look in this browser: what was chosen, or what the system says. */
export type Look = { readonly theme: Theme; readonly contrast: Contrast }
export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]
export type Contrast = 'system' | 'more' | 'normal'

const themeKey = 'tandem.theme'
const contrastKey = 'tandem.contrast'
const bySystem: Look = { theme: 'system', contrast: 'system' }

/**
 * Run before anything is painted, so that nothing flashes; another tab's choice holds here too.
 */
export const lookScript = `{const d=document.documentElement.dataset,f=()=>{try{const t=localStorage.getItem('${themeKey}'),c=localStorage.getItem('${contrastKey}');if(t==='light'||t==='dark')d.theme=t;else delete d.theme;if(c==='more'||c==='normal')d.contrast=c;else delete d.contrast}catch{}};f();addEventListener('storage',f)}`

/** What was chosen here. */
export function readLook(): Look {
  if (typeof document === 'undefined') return bySystem
  const { theme, contrast } = document.documentElement.dataset
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    contrast: contrast === 'more' || contrast === 'normal' ? contrast : 'system',
  }
}

/** Chooses, at once and for the next time. Where nothing can be kept it holds as long as the page. */
export function chooseLook({ theme, contrast }: Look): void {
  put('theme', themeKey, theme)
  put('contrast', contrastKey, contrast)
  window.dispatchEvent(new Event(changed))
}

/** Tells when it is chosen anew, here or in another tab; returns its own undo. */
export function watchLook(tell: () => void): () => void {
  const more = matchMedia(moreContrast)
  window.addEventListener('storage', tell)
  window.addEventListener(changed, tell)
  more.addEventListener('change', tell)
  return () => {
    window.removeEventListener('storage', tell)
    window.removeEventListener(changed, tell)
    more.removeEventListener('change', tell)
  }
}

/** Whether there is high contrast now, by choice or by the system. */
export const hasMoreContrast = ({ contrast }: Look): boolean =>
  contrast === 'system' ? matchMedia(moreContrast).matches : contrast === 'more'

const changed = 'tandem-look'
const moreContrast = '(prefers-contrast: more)'

function put(name: 'theme' | 'contrast', key: string, value: string): void {
  const { dataset } = document.documentElement
  if (value === 'system') delete dataset[name]
  else dataset[name] = value
  try {
    if (value === 'system') localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch {
    // A browser that keeps nothing.
  }
}
