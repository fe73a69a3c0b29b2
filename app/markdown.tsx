'use client'

import { createContext, useContext } from 'react'
import ReactMarkdown, { type Components, type ExtraProps } from 'react-markdown'
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import remarkGfm from 'remark-gfm'
import { isUserId } from '../domain/id.ts'
import { Mention } from './_board/mention.tsx'
import { labelTasks, markTasks } from './_board/tasks.ts'
import { markMentions } from './mark-mentions.ts'

type Props = {
  text: string
  /** Turns over the checkbox whose mark stands at a place of the text; without it they are only seen. */
  onTask?: ((at: number) => void) | undefined
}

/** Text as Markdown. HTML in it is shown as text, and what is left is sanitised as well. */
export function Markdown({ text, onTask }: Props) {
  return (
    <div dir="auto" className="prose">
      <TaskContext value={onTask ?? null}>
        <ReactMarkdown
          remarkPlugins={remarkSteps}
          rehypePlugins={[[rehypeSanitize, schema], labelTasks]}
          components={components}
        >
          {text}
        </ReactMarkdown>
      </TaskContext>
    </div>
  )
}

/** What is done with a text before it is HTML. */
export const remarkSteps = [remarkGfm, htmlAsText, markTasks, markMentions]

const TaskContext = createContext<Props['onTask'] | null>(null)

const components: Components = {
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  ),
  span: ({ node, children }) => {
    const id = node?.properties['dataMention']
    return isUserId(id) ? <Mention id={id} /> : <span>{children}</span>
  },
  input: Task,
}

/** A checkbox of the text. */
function Task({ node, checked }: ExtraProps & { checked?: boolean | undefined }) {
  const turn = useContext(TaskContext)
  const { dataTask, ariaLabel } = node?.properties ?? {}
  const at = typeof dataTask === 'string' ? Number(dataTask) : null
  return (
    <input
      type="checkbox"
      checked={checked ?? false}
      disabled={!turn || at === null}
      aria-label={typeof ariaLabel === 'string' ? ariaLabel : undefined}
      onChange={() => {
        if (at !== null) turn?.(at)
      }}
    />
  )
}

/** Beside what is safe in any text, what only these steps make. */
const schema: typeof defaultSchema = {
  ...defaultSchema,
  attributes: {
    ...defaultSchema.attributes,
    li: [...(defaultSchema.attributes?.['li'] ?? []), ['dataTask', /^\d+$/]],
    span: [['dataMention', /^[A-Za-z0-9_-]{1,64}$/]],
  },
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
