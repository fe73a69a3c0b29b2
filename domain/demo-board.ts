import type { Label } from './label.ts'
import type { ListContent } from './template.ts'

/** The labels of the demo board. */
export const demoLabels: readonly Pick<Label, 'name' | 'color'>[] = [
  { name: 'start here', color: 'green' },
  { name: 'live', color: 'blue' },
  { name: 'cards', color: 'violet' },
  { name: 'keys', color: 'orange' },
]

/** The lists of the demo board, which teaches by being moved about. */
export const demoLists: readonly ListContent[] = [
  {
    title: 'Try this',
    cards: [
      {
        title: 'Drag this card to Done',
        labels: ['start here'],
        due: { days: 2, done: false },
        description:
          'With a mouse, just drag. With a finger, hold the card until it lifts.\n\nWith the keyboard, go to it with the **arrow keys**, press **Space** to lift it, carry it with the arrows, and press **Space** to drop it. **Escape** gives it back.',
      },
      {
        title: 'Open this board in a second window and drag again',
        labels: ['live'],
        description:
          'The other window shows the card in the air, where it would land, and then where it landed.\n\nPress **Share** to copy the address. Whoever opens it works on the same board.',
      },
      {
        title: 'Open me and change my description',
        labels: ['cards'],
        description:
          'Descriptions are written in Markdown:\n\n- lists, **bold**, *italics*, `code`\n- [links](https://commonmark.org/help/)\n\nWhile you write, others see that you are typing.',
      },
      {
        title: 'Point at me and press a letter: L for labels, M for me, D for a date',
        labels: ['cards', 'keys'],
        checklist: {
          title: 'Letters to try',
          items: [
            ['E renames', true],
            ['L chooses labels', true],
            ['M puts you on it', false],
            ['D sets a date', false],
            ['X selects, and the letters are for all that are selected', false],
          ],
        },
      },
      { title: 'Press N to add a card below the one you are on', labels: ['keys'] },
    ],
  },
  {
    title: 'On its way',
    cards: [
      {
        title: 'Switch off the network and drag me anyway',
        labels: ['live'],
        due: { days: 6, done: false },
        description:
          'The pill at the top says **Offline** and counts what waits. When the network is back, your changes are sent in the order in which you made them, and others’ changes come in.',
      },
      { title: 'Drag a list by its title' },
    ],
  },
  {
    title: 'Done',
    cards: [{ title: 'Start Tandem with one command', labels: ['start here'], due: { days: 0, done: true } }],
  },
]
