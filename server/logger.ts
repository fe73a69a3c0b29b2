import { type DestinationStream, type Logger, pino } from 'pino'
import type { LogLevel } from './config.ts'

/** What the server tells those who run it, as lines of JSON. */
export const createLogger = (level: LogLevel, destination: DestinationStream): Logger =>
  pino({ level, serializers: { error: pino.stdSerializers.err } }, destination)
