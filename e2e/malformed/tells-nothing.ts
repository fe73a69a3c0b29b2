/** What of the inside an answer tells: paths, places in the code, the words of the database; null for nothing. */
export function toldIn(text: string, dataDir: string): string | null {
  const places = [dataDir, process.cwd(), 'node_modules', '.next/', 'file://']
  const found = places.find((place) => text.includes(place))
  return (
    found ??
    /\bat \S+ \(?\S+:\d+:\d+|\bSQLITE_\w+|\bSqliteError|\bno such (table|column)|\b\w+Error: /.exec(text)?.[0] ??
    null
  )
}
