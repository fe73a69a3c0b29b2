'use client'

import ReactMarkdown, { type Components } from 'react-markdown'
import rehypeSanitize from 'rehype-sanitize'
import remarkGfm from 'remark-gfm'

/** Text as Markdown. HTML in it is shown as text, and what is left is sanitised as well. */
export function Markdown({ text }: { text: string }) {
  return (
    <div dir="auto" className="prose">
      <ReactMarkdown remarkPlugins={[remarkGfm, htmlAsText]} rehypePlugins={[rehypeSanitize]} components={components}>
        {text}
      </ReactMarkdown>
    </div>
  )
}

const components: Components = {
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  ),
}

type Node = { type: string; children?: Node[] }

/** HTML stands as it was typed. */
function htmlAsText() {
  const show = (node: Node) => {
    if (node.type === 'html') node.type = 'text'
    node.children?.forEach(show)
  }
  return show
}
