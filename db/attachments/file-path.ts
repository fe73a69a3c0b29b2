import { join } from 'node:path'
import type { FileId } from '../../domain/id.ts'

/** Where a file lies below the folder of attachments: by its id alone, and never by a name that someone gave it. */
export const filePath = (dir: string, file: FileId): string => join(dir, file.slice(0, 2), file)
