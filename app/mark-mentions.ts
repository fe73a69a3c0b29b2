type Node = {
  type: string
  url?: string
  value?: string
  children?: Node[]
  data?: { hName: string; hProperties: Record<string, string> }
}

/** A step of remark: `@[Name](user:ID)` is somebody, and no link. */
export function markMentions() {
  const mark = (parent: Node) => {
    for (const [index, node] of (parent.children ?? []).entries()) {
      const id = node.type === 'link' ? /^user:([A-Za-z0-9_-]{1,64})$/.exec(node.url ?? '')?.[1] : undefined
      const before = parent.children?.[index - 1]
      if (id !== undefined && before?.type === 'text' && before.value?.endsWith('@')) {
        before.value = before.value.slice(0, -1)
        node.type = 'mention'
        node.data = { hName: 'span', hProperties: { dataMention: id } }
      } else mark(node)
    }
  }
  return mark
}
