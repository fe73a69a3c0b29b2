import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import ReactMarkdown from 'react-markdown'
import { expect, test } from 'vitest'
import { texts } from '../e2e/corpus.ts'
import { hostile } from '../e2e/hostile.ts'
import { remarkSteps } from './markdown.tsx'

/** What the steps before the sanitiser make of a text. */
const unsanitised = (text: string): string =>
  renderToStaticMarkup(createElement(ReactMarkdown, { remarkPlugins: remarkSteps }, text))

/** Only what is a tag in truth stands between these brackets: in a text they are written as entities. */
const tagsIn = (html: string): string[] => html.replaceAll(preload, '').match(/<[^>]*>/g) ?? []
/** What React puts before a text with a picture. */
const preload = /<link rel="preload" as="image" href="[^"<>]*"\/>/g

test('nothing in a text would run, also if nothing sanitised it', () => {
  for (const text of [...hostile, ...texts]) {
    const tags = tagsIn(unsanitised(text))
    expect(
      tags.filter((tag) => /^<(script|iframe|object|embed|style|svg|math|base|meta|link|form)\b/i.test(tag)),
    ).toEqual([])
    expect(tags.filter((tag) => /\son\w+\s*=/i.test(tag))).toEqual([])
    expect(tags.filter((tag) => /(href|src|action)="\s*(javascript|data|vbscript):/i.test(tag))).toEqual([])
  }
})

test('HTML stands as it was typed', () => {
  expect(unsanitised('<b onclick="x()">bold</b>')).toContain('&lt;b onclick=&quot;x()&quot;&gt;bold&lt;/b&gt;')
})
