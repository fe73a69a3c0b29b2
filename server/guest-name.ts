/** A friendly name for a guest, until they give themselves one. */

const manners = [
  'Calm',
  'Bright',
  'Swift',
  'Kind',
  'Merry',
  'Bold',
  'Gentle',
  'Keen',
  'Quiet',
  'Sunny',
  'Brave',
  'Clever',
  'Warm',
  'Nimble',
  'Steady',
  'Witty',
]
const creatures = [
  'Otter',
  'Heron',
  'Lynx',
  'Wren',
  'Badger',
  'Finch',
  'Marten',
  'Puffin',
  'Hare',
  'Osprey',
  'Robin',
  'Beaver',
  'Falcon',
  'Seal',
  'Swallow',
  'Tern',
]

/** `random` gives numbers from 0 up to 1. */
export const guestName = (random: () => number): string => `${pick(manners, random)} ${pick(creatures, random)}`

const pick = (words: readonly string[], random: () => number): string =>
  words[Math.floor(random() * words.length)] ?? ''
