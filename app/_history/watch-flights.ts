import type { CardId } from '../../domain/id.ts'
import { cardElement } from '../_board/geometry.ts'
import type { PastStore } from '../_client/past-store.ts'

const flightMs = 220

/** Lets cards that go to another list fly there, over everything; returns its own undo. Within a list they slide. */
export function watchFlights(past: PastStore): () => void {
  const flying = new Map<CardId, Animation>()
  const undo = past.watchShow((moved) => {
    if (moved.length === 0 || matchMedia('(prefers-reduced-motion: reduce)').matches) return
    const before = moved.map((id) => ({ id, from: placeOf(id) }))
    requestAnimationFrame(() => {
      for (const { id, from } of before) {
        const to = from && placeOf(id)
        if (to && to.list !== from.list) fly(id, from.box, to)
      }
    })
  })

  const fly = (id: CardId, from: DOMRect, { element, box }: Place) => {
    flying.get(id)?.finish()
    const copy = element.cloneNode(true)
    if (!(copy instanceof HTMLElement)) return
    copy.setAttribute('aria-hidden', 'true')
    copy.removeAttribute('data-card')
    copy.inert = true
    Object.assign(copy.style, {
      position: 'fixed',
      left: `${box.left}px`,
      top: `${box.top}px`,
      width: `${box.width}px`,
      height: `${box.height}px`,
      zIndex: '40',
      pointerEvents: 'none',
    })
    document.body.append(copy)
    element.style.visibility = 'hidden'
    const by = `translate(${from.left - box.left}px, ${from.top - box.top}px)`
    const flight = copy.animate([{ transform: by }, { transform: 'none' }], {
      duration: flightMs,
      easing: 'cubic-bezier(.2, .8, .2, 1)',
    })
    flying.set(id, flight)
    flight.onfinish = () => {
      copy.remove()
      element.style.visibility = ''
      if (flying.get(id) === flight) flying.delete(id)
    }
  }

  return () => {
    undo()
    for (const flight of flying.values()) flight.finish()
  }
}

type Place = { readonly element: HTMLElement; readonly list: string | undefined; readonly box: DOMRect }

/** Where a card is drawn, if it is in sight. */
function placeOf(id: CardId): Place | null {
  const element = cardElement(id)
  const box = element?.getBoundingClientRect()
  if (!element || !box || box.bottom < 0 || box.top > window.innerHeight) return null
  return { element, list: element.closest<HTMLElement>('[data-list]')?.dataset.list, box }
}
