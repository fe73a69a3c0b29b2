import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import ReactMarkdown from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { describe, expect, test } from 'vitest'
import { labelTasks, markTasks, turnAgain, turnTask } from './tasks.ts'

/** The boxes of a text as its reader sees them: where the mark of each stands, and what it is named. */
function boxesIn(text: string): { at: number; label: string }[] {
  const markdown = createElement(
    ReactMarkdown,
    { remarkPlugins: [remarkGfm, markTasks], rehypePlugins: [labelTasks] },
    text,
  )
  const boxes = renderToStaticMarkup(markdown).matchAll(/<input[^>]*>/g)
  return [...boxes].map(([box]) => ({
    at: Number(/data-task="(\d+)"/.exec(box)?.[1]),
    label: /aria-label="([^"]*)"/.exec(box)?.[1] ?? '',
  }))
}

/** The text after a click on the box of this name. */
function click(text: string, label: string): string | null {
  const box = boxesIn(text).find((one) => one.label === label)
  return box ? turnTask(text, box.at) : null
}

describe('a checkbox in a text', () => {
  test('turns over the one character that is its mark', () => {
    expect(click('- [ ] one\n- [x] two\n* [X] three', 'one')).toBe('- [x] one\n- [x] two\n* [X] three')
    expect(click('- [ ] one\n- [x] two\n* [X] three', 'two')).toBe('- [ ] one\n- [ ] two\n* [X] three')
    expect(click('- [ ] one\n- [x] two\n* [X] three', 'three')).toBe('- [ ] one\n- [x] two\n* [ ] three')
    expect(click('1. [ ] first', 'first')).toBe('1. [x] first')
  })

  test('is found behind what only looks like one', () => {
    const text =
      '```\n- [ ] code\n```\n\n`- [ ] code`\n\n- \\[ ] escaped\n- [ ](x) link\n- [] none\n- [ ]none\n- [ ] this [x] one'
    expect(boxesIn(text).map(({ label }) => label)).toEqual(['this [x] one'])
    expect(click(text, 'this [x] one')).toBe(text.replace('- [ ] this', '- [x] this'))
  })

  test('is found before words of any kind', () => {
    for (const words of ['`code`', '[link](x)', '**bold** words', '![picture](x)', '[x]', '<b>'])
      expect(
        boxesIn(`- [ ] ${words}\n- [x] more`).map(({ at }) => at),
        words,
      ).toEqual([3, 10 + words.length])
  })

  test('is found in lists within lists, quotes and loose lists', () => {
    const text = '- [ ] out\n  - [x] in\n    1. [ ] deep\n\n> - [ ] quoted\n\n- [ ] loose\n\n  more of it\n\n- [ ] last'
    expect(boxesIn(text).map(({ label }) => label.split('\n')[0])).toEqual([
      'out',
      'in',
      'deep',
      'quoted',
      'loose',
      'last',
    ])
    for (const { at } of boxesIn(text)) expect(text.slice(at - 1, at + 2)).toMatch(/^\[[ x]\]$/)
    expect(click(text, 'deep')).toBe(text.replace('[ ] deep', '[x] deep'))
    expect(click(text, 'quoted')).toBe(text.replace('[ ] quoted', '[x] quoted'))
  })

  test('is found behind CRLF, tabs, a mark of the byte order and characters beyond the first plane', () => {
    for (const before of ['', '\ufeff', '😀 words\r\n\r\n', '\ufeff# a\r\n', 'a\u2028b\n\n'])
      for (const box of ['- [ ] x', '-\t[ ] x', '- [\t] x', '-   [ ]   x', '- [ ]\r\n  x']) {
        const text = `${before}${box}\r\n- [x] y\r\n`
        const [first] = boxesIn(text)
        expect(first && turnTask(text, first.at), JSON.stringify(text)).toBe(text.replace(/\[\s\]/, '[x]'))
      }
  })

  test('is not turned over where there is none', () => {
    for (const at of [-1, 0, 1, 99]) expect(turnTask('ab', at)).toBeNull()
    expect(turnTask('[a]', 1)).toBeNull()
  })
})

describe('what was ticked while others wrote', () => {
  const [from, to] = ['a\n- [ ] one\n- [ ] two', 'a\n- [x] one\n- [ ] two']

  test('is ticked again in the line that still reads so', () => {
    expect(turnAgain(from, to, 'b\n\n- [ ] two\n- [ ] one\nmore')).toBe('b\n\n- [ ] two\n- [x] one\nmore')
  })

  test('is left where the line is another now, or there are two of it', () => {
    for (const now of ['- [ ] one, changed', '- [x] one', '- [ ] one\n- [ ] one', ''])
      expect(turnAgain(from, to, now)).toBe(now)
  })
})
