'use client'

import { Component, type ReactNode, type RefObject } from 'react'

type Props = { container: RefObject<HTMLElement | null>; order: unknown; children: ReactNode }
type Tops = readonly (readonly [Element, number])[]

/**
 * Keeps what is scrolled where it is when the order of its containers changes: an element that is moved in the page loses
 * its place. A class, as `Slide` is.
 */
export class KeepScroll extends Component<Props> {
  override getSnapshotBeforeUpdate(before: Props): Tops | null {
    const container = this.props.container.current
    if (before.order === this.props.order || !container) return null
    return [...container.querySelectorAll('ol')].map((list) => [list, list.scrollTop])
  }

  override componentDidUpdate(_before: Props, _state: unknown, tops: Tops | null): void {
    for (const [list, top] of tops ?? []) if (list.scrollTop !== top) list.scrollTop = top
  }

  override render(): ReactNode {
    return this.props.children
  }
}
