/** What says that one looks after the instance: the token, or nothing but one's session. */
export const bearer = (token: string | null): Record<string, string> =>
  token === null ? {} : { authorization: `Bearer ${token}` }
