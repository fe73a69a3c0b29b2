/** Whether what is typed is in a name. */
export const matches = (name: string, filter: string): boolean => fold(name).includes(fold(filter.trim()))

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
