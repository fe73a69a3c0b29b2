/** The keys that are no actions: those of the hand, and those that walk and select. Words are under `keys.fixed`. */
export type FixedKey = {
  readonly id: string
  readonly group: 'walk' | 'carry' | 'select' | 'cards' | 'board' | 'past'
  /** One way or another; each is keys that are pressed together. */
  readonly ways: readonly (readonly string[])[]
}

export const fixedKeys: readonly FixedKey[] = [
  { id: 'arrows', group: 'walk', ways: [['arrow']] },
  { id: 'ends', group: 'walk', ways: [['home'], ['end']] },
  { id: 'pages', group: 'walk', ways: [['pageUp'], ['pageDown']] },
  { id: 'palette', group: 'walk', ways: [['mod', 'k']] },
  { id: 'open', group: 'walk', ways: [['enter']] },
  { id: 'close', group: 'walk', ways: [['escape']] },
  { id: 'lift', group: 'carry', ways: [['space']] },
  { id: 'carry', group: 'carry', ways: [['arrow']] },
  { id: 'giveBack', group: 'carry', ways: [['escape']] },
  {
    id: 'extend',
    group: 'select',
    ways: [
      ['shift', '↑'],
      ['shift', '↓'],
    ],
  },
  { id: 'selectList', group: 'select', ways: [['mod', 'a']] },
  {
    id: 'click',
    group: 'select',
    ways: [
      ['mod', 'click'],
      ['shift', 'click'],
    ],
  },
  { id: 'paste', group: 'cards', ways: [['mod', 'v']] },
  { id: 'undo', group: 'board', ways: [['mod', 'z']] },
  {
    id: 'redo',
    group: 'board',
    ways: [
      ['mod', 'shift', 'z'],
      ['mod', 'y'],
    ],
  },
  { id: 'step', group: 'past', ways: [['←'], ['→']] },
  { id: 'hour', group: 'past', ways: [['pageUp'], ['pageDown']] },
  { id: 'pastEnds', group: 'past', ways: [['home'], ['end']] },
  { id: 'play', group: 'past', ways: [['space']] },
  { id: 'backToNow', group: 'past', ways: [['escape'], ['h']] },
]
