import type { Point } from './geometry.ts'

/** What is carried under the pointer: a copy of the element, moved without asking React. */
export type Carried = {
  moveTo(at: Point): void
  /** The middle of it, in pixels of the window. */
  middle(): Point
  corner(): Point
  /** Looks from now on as the element that stands in its place does. */
  redraw(from: HTMLElement | null, count: number): void
  /** Lands on the element that has taken its place, then goes. */
  settle(find: () => HTMLElement | null): void
  remove(): void
}

const settleMs = 160

/** `count` is how many cards go with it, itself among them. */
export function carry(element: HTMLElement, start: Point, kind: 'card' | 'list', count = 1): Carried {
  const rect = element.getBoundingClientRect()
  const copy = element.cloneNode(true)
  if (!(copy instanceof HTMLElement)) throw new Error('only elements are carried')
  copy.classList.add('carried')
  if (kind === 'list') copy.classList.add('list-bed')
  copy.removeAttribute('data-card')
  copy.removeAttribute('data-list')
  copy.setAttribute('aria-hidden', 'true')
  copy.inert = true
  // What is taken up again before it has landed is not seen yet.
  const opacity = ''
  Object.assign(copy.style, { left: '0', top: '0', width: `${rect.width}px`, height: `${rect.height}px`, opacity })
  let x = rect.left
  let y = rect.top
  const draw = () => {
    copy.style.transform = `translate(${x}px, ${y}px)`
  }
  draw()
  showCount(copy, count)
  document.body.append(copy)
  document.documentElement.style.cursor = 'grabbing'

  const remove = () => {
    copy.remove()
    document.documentElement.style.cursor = ''
  }

  return {
    moveTo: (at) => {
      x = rect.left + at.x - start.x
      y = rect.top + at.y - start.y
      draw()
    },
    middle: () => ({ x: x + rect.width / 2, y: y + rect.height / 2 }),
    corner: () => ({ x, y }),
    redraw: (from, now) => {
      if (!from) return
      copy.replaceChildren(...from.cloneNode(true).childNodes)
      if (kind === 'card') copy.style.height = 'auto'
      showCount(copy, now)
    },
    settle: (find) => {
      const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
      const target = isStill ? null : find()
      if (!target) return remove()
      const place = target.getBoundingClientRect()
      target.style.opacity = '0'
      const end = () => {
        target.style.opacity = ''
        remove()
      }
      const landing = copy.animate(
        [
          { transform: `translate(${x}px, ${y}px)` },
          { transform: `translate(${place.left}px, ${place.top}px)`, rotate: '0deg' },
        ],
        { duration: settleMs, easing: 'cubic-bezier(.2, .8, .2, 1)', fill: 'forwards' },
      )
      landing.finished.then(end, end)
    },
    remove,
  }
}

/** Many look like a stack, with how many there are. */
function showCount(copy: HTMLElement, count: number): void {
  copy.classList.toggle('stack', count > 1)
  if (count < 2) return
  const badge = document.createElement('span')
  badge.className = 'stack-count'
  badge.textContent = String(count)
  copy.append(badge)
}
