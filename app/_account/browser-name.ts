/** A browser and its system in two words, by what it says of itself; null where that says nothing known. */
export function browserName(said: string): string | null {
  const browser = browsers.find(([mark]) => mark.test(said))?.[1]
  const system = systems.find(([mark]) => mark.test(said))?.[1]
  return browser === undefined ? said.split(/[\s/]/)[0] || null : [browser, system].filter(Boolean).join(' · ')
}

// Most say that they are others too: the first that fits is the one.
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(HeadlessChrome|Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const systems: readonly (readonly [RegExp, string])[] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
]
