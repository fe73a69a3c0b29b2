'use client'

import { Component, type ReactNode, type RefObject } from 'react'

type Props = { container: RefObject<HTMLElement | null>; order: unknown; children: ReactNode }
type Places = ReadonlyMap<string, number> | null

const slideMs = 160
const slidePixelsMax = 800

/**
 * Lets rows slide from where they were to where they are when their order changes, and only then: not while scrolling. A
 * class, because React tells nothing else of the moment before the page changes.
 */
export class Slide extends Component<Props> {
  override getSnapshotBeforeUpdate(before: Props): Places {
    return before.order === this.props.order ? null : placesIn(this.props.container.current)
  }

  override componentDidUpdate(_before: Props, _state: unknown, places: Places): void {
    const container = this.props.container.current
    if (!places || !container || matchMedia('(prefers-reduced-motion: reduce)').matches) return
    for (const row of rowsIn(container)) {
      const was = places.get(row.dataset.row ?? '')
      const by = was === undefined ? 0 : was - row.offsetTop
      if (by !== 0 && Math.abs(by) < slidePixelsMax)
        row.animate([{ transform: `translateY(${by}px)` }, { transform: 'none' }], {
          duration: slideMs,
          easing: 'cubic-bezier(.2, .8, .2, 1)',
        })
    }
  }

  override render(): ReactNode {
    return this.props.children
  }
}

const rowsIn = (container: HTMLElement): Iterable<HTMLElement> => container.querySelectorAll<HTMLElement>('[data-row]')

const placesIn = (container: HTMLElement | null): Places =>
  container && new Map([...rowsIn(container)].map((row) => [row.dataset.row ?? '', row.offsetTop]))
