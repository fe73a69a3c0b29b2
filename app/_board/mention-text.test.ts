import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checked, isUserId } from '../../domain/id.ts'
import { mentionsIn } from '../../domain/mention.ts'
import { askedFor, matching, showMentions, writeMention, writeMentions } from './mention-text.ts'

const user = (word: string) => checked(isUserId, word)
const mara = { id: user('m1'), name: 'Mara Ilves' }
const jun = { id: user('j1'), name: 'Jun' }

const aCharacter = fc.constantFrom(...'aB1 .-_@*`<>&\'"()[]{}\\/|^$?+!~#\t\u202eé日😀')

describe('a mention', () => {
  test('shows as a name, and is written with who is meant', () => {
    const text = 'Ask @[Mara Ilves](user:m1), or @[Jun](user:j1).'
    expect(showMentions(text)).toEqual({ shown: 'Ask @Mara Ilves, or @Jun.', mentions: [mara, jun] })
    expect(writeMentions('Ask @Mara Ilves, or @Jun.', [mara, jun])).toBe(text)
  })

  test('is one only while all of the name stands there', () => {
    expect(writeMentions('@Jun @Juni @Ju @June', [jun])).toBe('@[Jun](user:j1) @Juni @Ju @June')
    expect(writeMentions('@Jun K', [jun, { id: user('k'), name: 'Jun K' }])).toBe('@[Jun K](user:k)')
  })

  test('of whatever name is read back, also by the domain', () => {
    fc.assert(
      fc.property(fc.string({ unit: aCharacter, minLength: 1, maxLength: 60 }), (name) => {
        fc.pre(!/[\n\r]/.test(name) && name.isWellFormed())
        const text = writeMention({ id: mara.id, name })
        expect(showMentions(text)).toEqual({ shown: `@${name}`, mentions: [{ id: mara.id, name }] })
        expect(mentionsIn(text)).toEqual([mara.id])
      }),
    )
  })

  test('never changes words by being shown', () => {
    const word = fc.constantFrom(
      '@',
      'Jun',
      '@Jun',
      '@[Jun](user:j1)',
      '@[Jun](user:j2)',
      '@[a\\]](user:a)',
      ' ',
      'x',
      ']',
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        const text = words.join('')
        const { shown, mentions } = showMentions(text)
        expect(writeMentions(shown, mentions)).toBe(text)
      }),
    )
  })
})

describe('who is offered', () => {
  test('is asked for behind an @ that stands by itself', () => {
    expect(askedFor('Hello @ju', 9)).toEqual({ from: 6, query: 'ju' })
    expect(askedFor('@', 1)).toEqual({ from: 0, query: '' })
    expect(askedFor('(@mara il', 9)).toEqual({ from: 1, query: 'mara il' })
    for (const text of ['', 'mail a@b', 'x @ y', '@a\nb', '@[Jun](user:j1)'])
      expect(askedFor(text, text.length)).toBeNull()
  })

  test('is whose name, or a word of it, begins so', () => {
    const people = [mara, jun]
    expect(matching(people, '')).toEqual(people)
    expect(matching(people, 'IL')).toEqual([mara])
    expect(matching(people, 'mara il')).toEqual([mara])
    expect(matching(people, 'un')).toEqual([])
  })
})
