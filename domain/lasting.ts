import type { EventType } from './event.ts'

/** [C83] What cannot be undone: what makes a board, who may see it, what leaves it or came from another, what is gone for good. */
const lasting: readonly EventType[] = [
  'BoardCreated',
  'LinkRoleSet',
  'MemberRoleSet',
  'MemberRemoved',
  'BoardLeft',
  'LinkAdded',
  'LinkRevoked',
  'LinkUsed',
  'MembersLapsed',
  'PersonAliased',
  'CardMovedToBoard',
  'CardArrived',
  'CardDeleted',
  'TextsErased',
  'OwnTextsErased',
]

/** Whether what begins with this event cannot be undone. */
export const isLasting = (type: string): boolean => lasting.some((one) => one === type)
