/** Fetches what the pickers are drawn with: when a hand comes near. */
export const loadPickers = () =>
  Promise.all([
    import('./label-picker.tsx'),
    import('./people-picker.tsx'),
    import('./due-picker.tsx'),
    import('./move-picker.tsx'),
  ])
