import { v4 } from 'uuid'

/** A new id. The browser's own maker of them is missing where a page is not served securely. */
export const newId = (): string => v4()
