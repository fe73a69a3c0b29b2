/** The checkboxes of a text in Markdown: where they stand in it, as its reader sees them. */

type Node = {
  type: string
  checked?: boolean | null
  position?: { start: { offset?: number } }
  data?: { hProperties?: Record<string, string> }
  children?: Node[]
}

/** The text with the checkbox whose mark is at this place turned over; null where there is none. */
export function turnTask(text: string, at: number): string | null {
  if (text[at - 1] !== '[' || text[at + 1] !== ']') return null
  const mark = text[at] ?? ''
  const turned = /^\s$/.test(mark) ? 'x' : /^[xX]$/.test(mark) ? ' ' : null
  return turned === null ? null : text.slice(0, at) + turned + text.slice(at + 1)
}

/**
 * What was turned over between two texts, turned over in a third: each line of it that still reads as it did. So a
 * checkbox that I tick is ticked also where others have written elsewhere in the text meanwhile.
 */
export function turnAgain(from: string, to: string, now: string): string {
  const [before, after] = [from.split('\n'), to.split('\n')]
  const lines = now.split('\n')
  for (const [index, line] of before.entries()) {
    const turned = after[index]
    if (turned === undefined || turned === line) continue
    const found = lines.indexOf(line)
    if (found !== -1 && found === lines.lastIndexOf(line)) lines[found] = turned
  }
  return lines.join('\n')
}

/** A step of remark: each item of a list that has a checkbox says where its mark stands. */
export function markTasks() {
  return (tree: Node, file: { toString(): string }) => {
    const text = String(file)
    // Places are counted without the mark of the byte order.
    const shift = text.startsWith('\ufeff') ? 1 : 0
    const visit = (node: Node) => {
      const at = node.type === 'listItem' && typeof node.checked === 'boolean' ? markOf(node, text, shift) : null
      if (at !== null) node.data = { ...node.data, hProperties: { ...node.data?.hProperties, dataTask: String(at) } }
      node.children?.forEach(visit)
    }
    visit(tree)
  }
}

/** The mark stands in the first brackets behind the beginning of the item: a bullet or a number has none. */
function markOf({ position }: Node, text: string, shift: number): number | null {
  const from = position?.start.offset
  const opened = from === undefined ? -1 : text.indexOf('[', from + shift)
  return opened !== -1 && text[opened + 2] === ']' ? opened + 1 : null
}

type Element = {
  type: string
  tagName?: string
  value?: string
  properties?: Record<string, unknown>
  children?: Element[]
}

/** A step of rehype: each checkbox knows where it stands in the text, and is named by the words beside it. */
export function labelTasks() {
  const visit = (element: Element) => {
    const at = element.tagName === 'li' ? element.properties?.['dataTask'] : undefined
    const box = at === undefined ? undefined : boxIn(element)
    if (box) Object.assign((box.properties ??= {}), { dataTask: at, ariaLabel: wordsIn(element).trim() })
    element.children?.forEach(visit)
  }
  return visit
}

/** The box of an item: not those of the lists in it. */
function boxIn({ children = [] }: Element): Element | undefined {
  for (const child of children) {
    if (child.tagName === 'input') return child
    const found = child.tagName === 'p' ? boxIn(child) : undefined
    if (found) return found
  }
  return undefined
}

const wordsIn = ({ value, tagName, children = [] }: Element): string =>
  tagName === 'ul' || tagName === 'ol' ? '' : (value ?? children.map(wordsIn).join(''))
