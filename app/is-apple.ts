/** Whether the keys of this machine are Apple's. */
export const isApple = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform)
