import { expect, test } from 'vitest'
import { isFileName } from '../../domain/text.ts'
import { fileNameFrom } from './file-name.ts'

test('a name that can be kept stays as it is', () => {
  for (const name of ['a.png', 'Bericht „1“.txt', '日本🎌.txt', 'x'.repeat(255)])
    expect(fileNameFrom(name, 'file')).toBe(name)
})

test('what a name may not have is replaced, and the end of a long one stays', () => {
  expect(fileNameFrom('a/b\\c\n.txt', 'file')).toBe('a-b-c-.txt')
  expect(fileNameFrom('photo\u202egnp.exe', 'file')).toBe('photo-gnp.exe')
  const long = fileNameFrom(`${'🎌'.repeat(300)}.tar.gz`, 'file')
  expect(isFileName(long)).toBe(true)
  expect(long.endsWith('.tar.gz')).toBe(true)
  for (const name of ['', ' ', '..', '\u200b']) expect(fileNameFrom(name, 'file')).toBe('file')
})
