import { describe, expect, test } from 'vitest'
import { theirTitle } from './title-text.ts'

describe('[M7] what others made of a title that I write', () => {
  test('is offered where it is another than mine', () => {
    expect(theirTitle({ text: 'mine', from: 'old' }, 'theirs')).toBe('theirs')
  })

  test('is not where they changed nothing, where I have written nothing, or the same', () => {
    expect(theirTitle({ text: 'mine', from: 'old' }, 'old')).toBeNull()
    expect(theirTitle({ text: 'old', from: 'old' }, 'theirs')).toBeNull()
    expect(theirTitle({ text: ' ', from: 'old' }, 'theirs')).toBeNull()
    expect(theirTitle({ text: 'theirs ', from: 'old' }, 'theirs')).toBeNull()
  })
})
