import { type Board, boardLabelsMax } from '../board.ts'
import { accept, type Decision, isTaken, onCards, type Rules, reject, unchanged } from '../decision.ts'
import type { LabelId } from '../id.ts'
import type { Label } from '../label.ts'

/** What is asked of labels, and of the labels of cards. */
export const labelRules: Rules<
  'AddLabel' | 'RenameLabel' | 'ColorLabel' | 'ArchiveLabel' | 'RestoreLabel' | 'LabelCards' | 'UnlabelCards'
> = {
  AddLabel: (board, { labelId, name, color }) => {
    if (isTaken(board, labelId)) return reject('id-taken')
    return isFull(board) ? reject('board-full') : accept({ type: 'LabelAdded', labelId, name, color })
  },

  RenameLabel: (board, { labelId, name }) =>
    onLabel(board, labelId, (label) =>
      name === label.name ? unchanged : accept({ type: 'LabelRenamed', labelId, name, from: { name: label.name } }),
    ),

  ColorLabel: (board, { labelId, color }) =>
    onLabel(board, labelId, (label) =>
      color === label.color
        ? unchanged
        : accept({ type: 'LabelColored', labelId, color, from: { color: label.color } }),
    ),

  ArchiveLabel: (board, { labelId }) => {
    if (board.archive.labels[labelId]) return unchanged
    return onLabel(board, labelId, () => accept({ type: 'LabelArchived', labelId }))
  },

  RestoreLabel: (board, { labelId }) => {
    if (board.labels[labelId]) return unchanged
    const label = board.archive.labels[labelId]
    if (!label) return reject('label-not-found')
    if (isFull(board)) return reject('board-full')
    return accept({ type: 'LabelRestored', labelId, name: label.name, color: label.color })
  },

  LabelCards: (board, { cardIds, labelId }) =>
    onLabel(board, labelId, () =>
      onCards(board, cardIds, (cards) => {
        const without = cards.filter(({ labels }) => !labels?.includes(labelId)).map(({ id }) => id)
        return without.length === 0 ? unchanged : accept({ type: 'CardsLabelled', cardIds: without, labelId })
      }),
    ),

  UnlabelCards: (board, { cardIds, labelId }) =>
    onLabel(board, labelId, () =>
      onCards(board, cardIds, (cards) => {
        const having = cards.filter(({ labels }) => labels?.includes(labelId)).map(({ id }) => id)
        return having.length === 0 ? unchanged : accept({ type: 'CardsUnlabelled', cardIds: having, labelId })
      }),
    ),
}

function onLabel(board: Board, labelId: LabelId, rule: (label: Label) => Decision): Decision {
  const label = board.labels[labelId]
  if (label) return rule(label)
  return reject(board.archive.labels[labelId] ? 'label-archived' : 'label-not-found')
}

const isFull = ({ labels }: Board): boolean => Object.keys(labels).length >= boardLabelsMax
