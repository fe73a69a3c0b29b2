import type { Answer, Asked, AskedAtDoor } from './exchange.ts'

/** The routes of the API, as data: who lists them lists all there are. */
export type Handle = (asked: Asked) => Promise<Answer>
export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
export type Routes = RoutesOf<Handle>
/** Those that are for who has no session too. */
export type AtDoor = (asked: AskedAtDoor) => Promise<Answer>
export type Doors = RoutesOf<AtDoor>
type RoutesOf<H> = Readonly<Record<string, Readonly<Partial<Record<Method, H>>>>>

export type Found<H> =
  | { readonly kind: 'route'; readonly handle: H; readonly param: (name: string) => string }
  /** The address is there, and not for this method. */
  | { readonly kind: 'other-method'; readonly allow: string }

/** Finds the route for a method and a path; null where there is none. A HEAD is a GET whose body is not sent. */
export type FindRoute<H> = (method: string, path: string) => Found<H> | null

export function createFindRoute<H>(routes: RoutesOf<H>): FindRoute<H> {
  const compiled = Object.entries(routes).map(([path, handles]) => ({
    // `/api/boards/:board` is one part of a path with the name `board`.
    pattern: new RegExp(`^${path.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}$`),
    handles: new Map<string, H>(Object.entries(handles)),
  }))
  return (method, path) => {
    for (const { pattern, handles } of compiled) {
      const match = pattern.exec(path)
      if (!match) continue
      const handle = handles.get(method === 'HEAD' ? 'GET' : method)
      if (!handle) return { kind: 'other-method', allow: [...handles.keys()].join(', ') }
      return { kind: 'route', handle, param: (name) => match.groups?.[name] ?? '' }
    }
    return null
  }
}
