import { describe, expect, test } from 'vitest'
import { formOf, parseCommand } from './command.ts'
import { describeCard, uuid } from './spec/given.ts'

const commandId = '1b4e28ba-2fa1-41d2-883f-0016d3cca427'
const listId = uuid('l')
const cardId = uuid('c')
const malformed = (input: unknown) => {
  const parsed = parseCommand(input)
  return parsed.ok ? null : { code: parsed.malformed.code, field: parsed.malformed.field }
}

describe('[C1] a command', () => {
  test('has the fields of its type', () => {
    const command = { commandId, type: 'MoveCard', cardId, listId, after: null }
    expect(parseCommand(command)).toEqual({ ok: true, value: command })
    expect(parseCommand({ commandId, type: 'MoveCard', cardId, listId }).ok).toBe(true)
  })

  test('[H3] and no others', () => {
    expect(malformed({ commandId, type: 'ArchiveCard', cardId, extra: 1 })).toEqual({
      code: 'unknown-field',
      field: 'extra',
    })
    expect(
      malformed(JSON.parse(`{"commandId":"${commandId}","type":"ArchiveCard","cardId":"${cardId}","__proto__":{}}`)),
    ).toEqual({
      code: 'unknown-field',
      field: '__proto__',
    })
    expect(malformed({ commandId, type: 'MoveCard', cardId, listId, rank: 'a0' })?.code).toBe('unknown-field')
  })

  test('[H3] of the right kind', () => {
    const wrong: [object, string][] = [
      [{ type: 'ArchiveCard', cardId }, 'commandId'],
      [{ commandId: commandId.toUpperCase(), type: 'ArchiveCard', cardId }, 'commandId'],
      [{ commandId, type: 'ArchiveCard', cardId: 'x' }, 'cardId'],
      [{ commandId, type: 'ArchiveCard' }, 'cardId'],
      [{ commandId, type: 'RenameCard', cardId, title: 7 }, 'title'],
      [{ commandId, type: 'RenameCard', cardId, title: '' }, 'title'],
      [{ commandId, type: 'RenameCard', cardId, title: 'x'.repeat(501) }, 'title'],
      [{ commandId, type: 'DescribeCard', cardId, description: 'x', base: -1 }, 'base'],
      [{ commandId, type: 'DescribeCard', cardId, description: 'x', base: 1.5 }, 'base'],
      [{ commandId, type: 'DescribeCard', cardId, description: 'x'.repeat(65_537), base: 0 }, 'description'],
      [{ commandId, type: 'SetLinkRole', role: 'owner' }, 'role'],
      [{ commandId, type: 'SetListLimit', listId, limit: -1 }, 'limit'],
      [{ commandId, type: 'SetListLimit', listId, limit: '3' }, 'limit'],
      [{ commandId, type: 'SetListLimit', listId }, 'limit'],
      [{ commandId, type: 'RemoveMember', userId: 'a b' }, 'userId'],
      [{ commandId, type: 'MoveCard', cardId, listId, after: 'end' }, 'after'],
      [{ commandId, type: 'AddLabel', labelId: listId, name: 'x'.repeat(61), color: 'red' }, 'name'],
      [{ commandId, type: 'AddLabel', labelId: listId, name: 'x', color: 'peer-1' }, 'color'],
    ]
    for (const [input, field] of wrong) expect(malformed(input)).toEqual({ code: 'invalid-field', field })
  })

  test('[C16] of 1 to 500 cards, each once', () => {
    const label = (cardIds: unknown) => malformed({ commandId, type: 'LabelCards', cardIds, labelId: listId })
    const many = Array.from({ length: 501 }, (_, index) => uuid(`c${index}`))
    expect(label(many.slice(1))).toBeNull()
    for (const wrong of [[], many, [cardId, listId, cardId], cardId, null])
      expect(label(wrong)).toEqual({ code: 'invalid-field', field: 'cardIds' })
    expect(label([cardId, 'x'])).toEqual({ code: 'invalid-field', field: 'cardIds.1' })
  })

  test('[C11] of a known type', () => {
    expect(malformed({ commandId, type: 'PaintCard' })).toEqual({ code: 'unknown-command', field: 'type' })
    expect(malformed({ commandId, type: 'toString' })).toEqual({ code: 'unknown-command', field: 'type' })
    for (const input of [null, 7, 'x', [], {}, { type: 7 }])
      expect(malformed(input)).toEqual({ code: 'invalid-field', field: 'type' })
  })
})

test('[C4] a text that is sent again with the number that it has by now is the same command, another text is not', () => {
  const form = (description: string, base: number) =>
    formOf(Object.assign({}, describeCard('a', description, base), { commandId }))
  expect(form('Words', 7)).toBe(form('Words', 3))
  expect(form('Others', 3)).not.toBe(form('Words', 3))
})
