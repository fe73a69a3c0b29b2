import { getRequestConfig } from 'next-intl/server'

/** Every word that people see lives in one catalogue a language. English is the first. */
export default getRequestConfig(async () => ({
  locale: 'en',
  timeZone: 'UTC',
  messages: (await import('./en.json')).default,
}))
