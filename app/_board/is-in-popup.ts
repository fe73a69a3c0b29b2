/** Menus and dialogs have keys of their own. */
export const isInPopup = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role="menu"], [role="dialog"], [role="listbox"]') !== null
