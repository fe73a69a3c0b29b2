import { holdsTheContract } from '../../db/event-log.contract.ts'
import { checked, isEpoch } from '../../domain/id.ts'
import { createMemoryLog } from './memory-log.ts'

holdsTheContract('the log in memory', async () => ({
  log: createMemoryLog(checked(isEpoch, 'abcdefgh')),
  done: async () => {},
}))
