import type { Answer } from '../exchange.ts'
import type { AtDoor, Doors } from '../routes.ts'
import type { Limiter } from './limiter.ts'
import type { Limits } from './limits.ts'
import { guessing, slowDown } from './slow-down.ts'

/** [H151] The same doors, limited by address: letters that they send, and tokens that are tried. */
export function limitDoors(doors: Doors, { letters, guesses }: Limits): Doors {
  return Object.fromEntries(
    Object.entries(doors).map(([path, handles]) => {
      const { POST: post } = handles
      const limit = post && (path === '/api/resets' ? counted(letters, post) : tried(guesses, post))
      return [path, limit ? { ...handles, POST: limit } : handles]
    }),
  )
}

const counted =
  (limiter: Limiter, door: AtDoor): AtDoor =>
  async (asked) => {
    const wait = await limiter.take(asked.place)
    return wait > 0 ? slowDown(wait) : door(asked)
  }

const tried =
  (limiter: Limiter, door: AtDoor): AtDoor =>
  (asked) =>
    guessing([{ limiter, key: asked.place }], () => door(asked), isWrong)

const isWrong = ({ status }: Answer): boolean => status === 404
