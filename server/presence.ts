import { type BoardId, type CardId, isUserId, type UserId } from '../domain/id.ts'
import type { ClientMessage, PassedMessage, ServerMessage } from '../domain/live-message.ts'
import type { Person } from '../domain/person.ts'
import { type Diff, isEmpty, join, leave, rename, type Step, type Users, update } from '../domain/presence.ts'

/** Who is on which board, and what passes between them. It lives in memory, and nothing of it is ever logged. */
export type Presence = {
  /** Comes to a board: the whole state to who comes, the difference to the others. */
  join(member: Member, board: BoardId): void
  leave(member: Member, board: BoardId): void
  /** [H45] Sees who is on a board and what they hold, and hears of its head, without being there. */
  watch(member: Member, board: BoardId): void
  unwatch(member: Member, board: BoardId): void
  /** There are new entries: who watches hears of it. */
  wrote(rows: readonly { readonly board: BoardId; readonly seq: number }[]): void
  /** Takes a message about a board that the member has joined. */
  take(member: Member, message: Told): void
  /** A socket is gone. Its place is kept for a moment, so that who reloads does not flicker. */
  lose(member: Member): void
  /** Someone has taken another name. */
  renamed(person: Person): void
  /** Ends a board for those of its members who may not see it any more. */
  revoke(board: BoardId, mayStay: (user: UserId) => boolean): void
  /** The members of a board. */
  members(board: BoardId): readonly Member[]
}

/** One socket, as presence sees it. */
export type Member = {
  readonly session: string
  readonly user: UserId
  readonly person: () => Person
  readonly boards: Set<BoardId>
  /** The boards that it looks at from outside. */
  readonly watched: Set<BoardId>
  /** Sends in order. */
  send(message: ServerMessage): void
  /** Sends the newest of each key, when the reader is ready for it. */
  sendNewest(key: string, message: ServerMessage): void
  /** Takes back what was not sent yet under a key. */
  forget(key: string): void
}

/** What a member says about a board, beside coming and going. */
export type Told = Exclude<ClientMessage, { type: 'join' | 'leave' | 'watch' | 'unwatch' | 'ping' }>

const graceMs = 5_000
const lapseMs = 3_000
/** So many of one person's places are kept, so that who comes and goes all the time does not fill the room. */
const absentMax = 32

type Room = {
  users: Users
  readonly members: Map<string, Member>
  readonly watchers: Set<Member>
  readonly timers: Map<string, NodeJS.Timeout>
}

export function createPresence(): Presence {
  const rooms = new Map<BoardId, Room>()

  const apply = (board: BoardId, room: Room, { users, diff }: Step, except?: Member) => {
    room.users = users
    if (!isEmpty(diff)) toOthers(room, { type: 'presence_diff', board, ...(diff satisfies Diff) }, except)
  }
  const toOthers = (room: Room, message: ServerMessage, except?: Member) => {
    for (const member of room.members.values()) if (member !== except) member.send(message)
    if (message.type !== 'gather') for (const watcher of room.watchers) watcher.send(message)
  }
  const enter = (board: BoardId): Room => {
    const room = rooms.get(board) ?? { users: {}, members: new Map(), watchers: new Set(), timers: new Map() }
    rooms.set(board, room)
    return room
  }
  const tidy = (board: BoardId, room: Room) => {
    if (room.members.size + room.watchers.size + room.timers.size === 0) rooms.delete(board)
  }
  const passNewest = (room: Room, message: PassedMessage, from: Member) => {
    const key = keyOf(message.type, message.board, from.session)
    for (const member of room.members.values()) if (member !== from) member.sendNewest(key, message)
    if (message.type === 'drag') for (const watcher of room.watchers) watcher.sendNewest(key, message)
  }

  /** Does something once, unless it is put off again or called off before. */
  const later = (room: Room, key: string, ms: number, act: () => void) => {
    clearTimeout(room.timers.get(key))
    room.timers.set(
      key,
      setTimeout(() => {
        room.timers.delete(key)
        act()
      }, ms).unref(),
    )
  }
  const callOff = (room: Room, key: string): boolean => {
    clearTimeout(room.timers.get(key))
    return room.timers.delete(key)
  }

  const stopTyping = (board: BoardId, room: Room, member: Member, card: CardId, field: string) => {
    if (!callOff(room, `typing ${member.session}`)) return
    apply(board, room, update(room.users, member.user, member.session, { field: null }))
    toOthers(room, passed(member, { type: 'stop_typing', board, card, field }), member)
  }
  const drop = (board: BoardId, room: Room, member: Member, message: Extract<Told, { type: 'drop' }>) => {
    callOff(room, `drag ${member.session}`)
    for (const other of room.members.values()) other.forget(keyOf('drag', board, member.session))
    for (const watcher of room.watchers) watcher.forget(keyOf('drag', board, member.session))
    toOthers(room, passed(member, message), member)
  }

  const part = (member: Member, board: BoardId) => {
    const room = rooms.get(board)
    if (!room) return
    for (const key of [`typing ${member.session}`, `drag ${member.session}`]) callOff(room, key)
    room.members.delete(member.session)
    apply(board, room, leave(room.users, member.user, member.session))
    tidy(board, room)
  }

  /** Where somebody has left too many places, the one that they left first is kept no longer. */
  const letGo = (board: BoardId, room: Room, user: UserId) => {
    const absent = room.users[user]?.sessions.filter(({ session }) => !room.members.has(session)) ?? []
    const [oldest] = absent
    if (!oldest || absent.length <= absentMax) return
    callOff(room, `gone ${oldest.session}`)
    apply(board, room, leave(room.users, user, oldest.session))
  }

  /** Who has just left is still shown for a while: not whoever may not be here. */
  const dropAbsent = (board: BoardId, room: Room, mayStay: (user: UserId) => boolean) => {
    for (const [user, { sessions }] of Object.entries(room.users)) {
      if (!isUserId(user) || mayStay(user)) continue
      for (const { session } of sessions) {
        callOff(room, `gone ${session}`)
        apply(board, room, leave(room.users, user, session))
      }
    }
    tidy(board, room)
  }

  return {
    join: (member, board) => {
      const room = enter(board)
      if (!member.boards.has(board)) {
        member.boards.add(board)
        room.members.set(member.session, member)
        const session = { session: member.session, card: null, field: null, idle: false }
        apply(board, room, join(room.users, member.person(), session), member)
      }
      member.send({ type: 'presence_state', board, session: member.session, users: room.users })
    },

    leave: (member, board) => {
      if (member.boards.delete(board)) part(member, board)
    },

    watch: (member, board) => {
      const room = enter(board)
      room.watchers.add(member)
      member.watched.add(board)
      member.send({ type: 'presence_state', board, session: member.session, users: room.users })
    },

    unwatch: (member, board) => {
      const room = rooms.get(board)
      member.watched.delete(board)
      if (room?.watchers.delete(member)) tidy(board, room)
    },

    wrote: (rows) => {
      for (const { board, seq } of rows)
        for (const watcher of rooms.get(board)?.watchers ?? [])
          watcher.sendNewest(`head ${board}`, { type: 'head', board, seq })
    },

    take: (member, message) => {
      const { board } = message
      const room = rooms.get(board)
      if (!room || !member.boards.has(board)) return member.send({ type: 'error', code: 'not-joined', board })
      switch (message.type) {
        case 'viewing':
          return apply(board, room, update(room.users, member.user, member.session, { card: message.card }))
        case 'idle':
          return apply(board, room, update(room.users, member.user, member.session, { idle: message.idle }))
        case 'typing': {
          const { card, field } = message
          later(room, `typing ${member.session}`, lapseMs, () => {
            apply(board, room, update(room.users, member.user, member.session, { field: null }))
            toOthers(room, passed(member, { type: 'stop_typing', board, card, field }), member)
          })
          apply(board, room, update(room.users, member.user, member.session, { field }))
          return toOthers(room, passed(member, message), member)
        }
        case 'stop_typing':
          return stopTyping(board, room, member, message.card, message.field)
        case 'drag':
          later(room, `drag ${member.session}`, lapseMs, () =>
            drop(board, room, member, { type: 'drop', board, card: message.card }),
          )
          return passNewest(room, passed(member, message), member)
        case 'drop':
          return drop(board, room, member, message)
        case 'cursor':
        case 'view':
          return passNewest(room, passed(member, message), member)
        case 'gather':
          return toOthers(room, passed(member, message), member)
      }
    },

    lose: (member) => {
      for (const board of member.boards) {
        const room = rooms.get(board)
        if (!room) continue
        room.members.delete(member.session)
        later(room, `gone ${member.session}`, graceMs, () => part(member, board))
        letGo(board, room, member.user)
      }
      member.boards.clear()
      for (const board of member.watched) {
        const room = rooms.get(board)
        if (room?.watchers.delete(member)) tidy(board, room)
      }
      member.watched.clear()
    },

    renamed: (person) => {
      for (const [board, room] of rooms) apply(board, room, rename(room.users, person))
    },

    revoke: (board, mayStay) => {
      for (const member of rooms.get(board)?.members.values() ?? []) {
        if (mayStay(member.user)) continue
        member.boards.delete(board)
        part(member, board)
        member.send({ type: 'revoked', board })
      }
      const room = rooms.get(board)
      if (room) dropAbsent(board, room, mayStay)
      for (const watcher of rooms.get(board)?.watchers ?? []) {
        if (mayStay(watcher.user)) continue
        watcher.watched.delete(board)
        rooms.get(board)?.watchers.delete(watcher)
        watcher.send({ type: 'revoked', board })
      }
    },

    members: (board) => [...(rooms.get(board)?.members.values() ?? [])],
  }
}

const keyOf = (type: PassedMessage['type'], board: BoardId, session: string): string => `${type} ${board} ${session}`

type Passable = Extract<Told, { type: PassedMessage['type'] }>
const passed = (member: Member, message: Passable): PassedMessage => ({
  ...message,
  session: member.session,
  user: member.user,
})
