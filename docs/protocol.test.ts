import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (file: string): string => readFileSync(file, 'utf8')
const rules = [...read('docs/protocol.md').matchAll(/\*\*\[([A-Z]\d+)\]\*\*/g)].flatMap(([, rule]) => rule ?? [])
const titles = globSync(['{domain,db,server,app,e2e}/**/*.{test,spec,contract}.ts', 'e2e/**/*.ts']).flatMap((file) =>
  [...read(file).matchAll(/\b(?:test|describe)(?:\.\w+(?:\([^()]*\))?)*\(\s*[`'"](\[.*)/g)].flatMap(
    ([, title]) => title ?? [],
  ),
)
const named = new Set(
  titles.flatMap((title) => [...title.matchAll(/\[([^\]]+)\]/g)].flatMap(([, list]) => list?.split(/[, ]+/) ?? [])),
)

test('each rule of the protocol is held by a test that carries its number', () => {
  expect(rules.filter((rule) => !named.has(rule))).toEqual([])
})

test('each number in a title is a rule of the protocol, and no rule has another’s number', () => {
  expect([...named].filter((rule) => /^[A-Z]\d+$/.test(rule) && !rules.includes(rule))).toEqual([])
  expect(new Set(rules).size).toBe(rules.length)
})
