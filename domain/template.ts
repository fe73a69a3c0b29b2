import type { LinkRole, Rank } from './board.ts'
import type { Event, Events } from './event.ts'
import type { CardId, ListId, UserId } from './id.ts'
import { spaced } from './rank.ts'

/** What a new board is made of: its first entry. */
export type TemplateName = (typeof templateNames)[number]
export const templateNames = ['blank', 'kanban', 'weekly', 'retro', 'demo'] as const

/** The ids and the maker of a new board come from outside: chance is an argument. */
export type Making = {
  readonly title: string
  readonly owner: UserId
  readonly linkRole: LinkRole
  readonly newListId: () => ListId
  readonly newCardId: () => CardId
}

/** The events of a new board: `BoardCreated`, then what its template holds. */
export function createBoard(template: TemplateName, making: Making): Events {
  const { title, owner, linkRole } = making
  const content = templates[template]
  const lists = spaced(content.map((list) => ({ ...list, id: making.newListId(), rank: '' })))
  let number = 0
  const events: Event[] = lists.flatMap((list) => {
    const cards = spaced(list.cards.map((card) => ({ ...card, id: making.newCardId(), rank: '' })))
    return [
      { type: 'ListAdded', listId: list.id, title: list.title, rank: list.rank } as const,
      ...cards.flatMap((card) => addCard(list.id, card, ++number)),
    ]
  })
  return [{ type: 'BoardCreated', title, prefix: prefixOf(title), owner, linkRole }, ...events]
}

/** The letters before a board's card numbers: the first three letters or digits of its title, in capitals. */
export function prefixOf(title: string): string {
  const letters = title.normalize('NFKC').match(/[\p{L}\p{N}]/gu) ?? []
  return letters.slice(0, 3).join('').toUpperCase() || 'CARD'
}

type Content = readonly { readonly title: string; readonly cards: readonly CardContent[] }[]
type CardContent = { readonly title: string; readonly description?: string }

const addCard = (listId: ListId, card: CardContent & { id: CardId; rank: Rank }, number: number): Event[] => {
  const { id: cardId, title, rank, description } = card
  const added: Event = { type: 'CardAdded', cardId, listId, title, rank, number }
  if (description === undefined) return [added]
  const from = { description: '', describedAt: 0 }
  return [added, { type: 'CardDescribed', cardId, description, base: 0, from }]
}

const empty = (title: string) => ({ title, cards: [] })

const templates: Readonly<Record<TemplateName, Content>> = {
  blank: [],
  kanban: ['Backlog', 'Next up', 'In progress', 'Review', 'Done'].map(empty),
  weekly: ['This week', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Later'].map(empty),
  retro: ['Went well', 'Could be better', 'To try', 'Done'].map(empty),
  demo: [
    {
      title: 'Try this',
      cards: [
        {
          title: 'Drag this card to Done',
          description:
            'With a mouse, just drag. With a finger, hold the card until it lifts.\n\nWith the keyboard, go to it with the **arrow keys**, press **Space** to lift it, carry it with the arrows, and press **Space** to drop it. **Escape** gives it back.',
        },
        {
          title: 'Open this board in a second window and drag again',
          description:
            'The other window shows the card in the air, where it would land, and then where it landed.\n\nPress **Share** to copy the address. Whoever opens it works on the same board.',
        },
        {
          title: 'Open me and change my description',
          description:
            'Descriptions are written in Markdown:\n\n- lists, **bold**, *italics*, `code`\n- [links](https://commonmark.org/help/)\n\nWhile you write, others see that you are typing.',
        },
        { title: 'Point at me and press the pencil, or press E, to rename me' },
        { title: 'Press N to add a card below the one you are on' },
      ],
    },
    {
      title: 'On its way',
      cards: [
        {
          title: 'Switch off the network and drag me anyway',
          description:
            'The pill at the top says **Offline** and counts what waits. When the network is back, your changes are sent in the order in which you made them, and others’ changes come in.',
        },
        { title: 'Drag a list by its title' },
      ],
    },
    {
      title: 'Done',
      cards: [{ title: 'Start Tandem with one command' }],
    },
  ],
}
