import { type DestinationStream, type Logger, pino } from 'pino'
import type { LogLevel } from './config.ts'
import { currentRequestId } from './request-id.ts'

/** What the server tells those who run it, as lines of JSON, each with the id of the request that it is about. */
export const createLogger = (level: LogLevel, destination: DestinationStream): Logger =>
  pino({ level, serializers: { error: pino.stdSerializers.err }, mixin: whoseRequest }, destination)

const whoseRequest = (): { requestId?: string } => {
  const requestId = currentRequestId()
  return requestId === undefined ? {} : { requestId }
}

/** An address as it is logged: without its query, and not enough of a board's id to open it. */
export const loggedPath = (url: string): string =>
  (url.split('?', 1)[0] ?? '').replace(/(\/boards\/[^/]{3})[^/]+/, '$1…')
