import type { Routes } from '../routes.ts'
import { createGive, type GiveOptions } from './give.ts'
import { createReceive, type ReceiveOptions } from './receive.ts'

/** The routes of the files on cards. */
export const createAttachments = (options: ReceiveOptions & GiveOptions): Routes => ({
  '/api/boards/:board/cards/:card/attachments': { POST: createReceive(options) },
  '/api/boards/:board/cards/:card/attachments/:attachment': { GET: createGive(options) },
})
