import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { lookScript } from './_look/look.ts'
import { geist, geistMono } from './fonts.ts'
import './globals.css'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('app')
  return { title: { default: t('name'), template: `%s · ${t('name')}` }, description: t('description') }
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f8f7f4' },
    { media: '(prefers-color-scheme: dark)', color: '#151311' },
  ],
}

export default async function Layout({ children }: { children: ReactNode }) {
  // The policy of this answer lets only scripts with it run.
  const nonce = (await headers()).get('x-nonce') ?? undefined
  return (
    // What was chosen stands on it before React comes.
    <html lang={await getLocale()} className={`${geist.variable} ${geistMono.variable}`} suppressHydrationWarning>
      {/* Between the beginning of a body and a script in it there may be a frame. */}
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of our own */}
        <script nonce={nonce} dangerouslySetInnerHTML={{ __html: lookScript }} />
      </head>
      <body>
        <NextIntlClientProvider>{children}</NextIntlClientProvider>
      </body>
    </html>
  )
}
