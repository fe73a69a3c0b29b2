import { openMade } from '../made-file.ts'
import { createProjection, type Projection, projectionVersion } from './projection.ts'

/** A projection in its file. */
export type OpenProjection = Projection & { close(): void }

/**
 * Opens the projection of one life of the log; see `openMade`. All that is in it comes from the log, so it need not survive
 * a loss of power.
 */
export const openProjection = (file: string, epoch: string): OpenProjection =>
  openMade(file, { life: `${projectionVersion} ${epoch}`, pragmas }, (db) => ({
    ...createProjection(db),
    close: () => db.close(),
  }))

const pragmas = ['journal_mode = WAL', 'synchronous = OFF', 'journal_size_limit = 16777216']
