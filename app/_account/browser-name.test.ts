import { expect, test } from 'vitest'
import { browserName } from './browser-name.ts'

test('a browser is named by what it says of itself', () => {
  const linux = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)'
  expect(browserName(`${linux} Chrome/140.0 Safari/537.36`)).toBe('Chrome · Linux')
  expect(browserName(`${linux} Chrome/140.0 Safari/537.36 Edg/140.0`)).toBe('Edge · Linux')
  expect(browserName('Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0')).toBe('Firefox · Windows')
  const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile Safari/604'
  expect(browserName(iphone)).toBe('Safari · iOS')
  expect(browserName('curl/8.0')).toBe('curl')
  expect(browserName('')).toBeNull()
})
