import { expect, test } from 'vitest'
import { addCard, addLabel, addList, archiveCard, ask, given, label } from '../domain/spec/given.ts'
import { archivePage } from './archive.ts'

test('[H14] archived labels are in the archive, newest first', () => {
  const archive = (word: string) => ask('ArchiveLabel', { labelId: label(word) })
  const { board, entries } = given(
    addList('l'),
    addCard('c', 'l'),
    addLabel('one'),
    addLabel('two'),
    archive('one'),
    archiveCard('c'),
    archive('two'),
  )
  const head = entries.length
  expect(archivePage(board, head + 1).labels).toEqual([
    { id: label('two'), name: 'two', color: 'green', archivedAt: head },
    { id: label('one'), name: 'one', color: 'green', archivedAt: head - 2 },
  ])
  expect(archivePage(board, head - 1)).toMatchObject({ cards: [], labels: [{ name: 'one' }], before: null })
})
