import type { Browser, Page } from '@playwright/test'

/** What a page's main thread did: script in each frame, frames, and long tasks, in milliseconds. */
export type MainThread = {
  readonly frames: readonly number[]
  /** Script between one frame and the next. */
  readonly scripts: readonly number[]
  readonly longTasks: readonly number[]
}

type TraceEvent = {
  readonly name: string
  readonly ph: string
  readonly ts: number
  readonly dur?: number
  readonly tid: number
  readonly pid: number
  readonly args?: { readonly name?: string }
}

const scripts = new Set(['FunctionCall', 'EvaluateScript', 'EventDispatch', 'FireAnimationFrame', 'TimerFire'])
const alsoScripts = new Set([
  'RunMicrotasks',
  'v8.run',
  'FireIdleCallback',
  'V8.GC_MC_INCREMENTAL',
  'MinorGC',
  'MajorGC',
])
const categories = ['devtools.timeline', 'v8', 'disabled-by-default-v8.gc', 'toplevel', 'devtools.timeline.frame']

/** Watches the main thread of a page while something is done in it. */
export async function watchMainThread(browser: Browser, page: Page, act: () => Promise<void>): Promise<MainThread> {
  await page.evaluate(() => {
    const frames: number[] = []
    const tasks: number[] = []
    let last = performance.now()
    let isOver = false
    const next = (now: number) => {
      frames.push(now - last)
      last = now
      performance.mark('frame')
      if (!isOver) requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
    const observer = new PerformanceObserver((found) => tasks.push(...found.getEntries().map((one) => one.duration)))
    observer.observe({ type: 'longtask' })
    Reflect.set(window, 'endWatch', () => {
      isOver = true
      observer.disconnect()
      return { frames, longTasks: tasks }
    })
  })
  await browser.startTracing(page, { categories: [...categories, 'blink.user_timing'] })
  await act()
  const trace = await browser.stopTracing()
  const seen = await page.evaluate(() => Reflect.get(window, 'endWatch')() as { frames: number[]; longTasks: number[] })
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] }
  return { ...seen, scripts: scriptsByFrame(traceEvents) }
}

function scriptsByFrame(events: readonly TraceEvent[]): number[] {
  const marks = events.filter(({ name, ph }) => name === 'frame' && (ph === 'I' || ph === 'R' || ph === 'i'))
  const [first] = marks
  if (!first) return []
  const calls = events
    .filter(({ tid, pid, ph, name }) => tid === first.tid && pid === first.pid && ph === 'X' && isScript(name))
    .sort((a, b) => a.ts - b.ts)
  const frames = marks.map(({ ts }) => ts)
  const sums = frames.map(() => 0)
  let end = 0
  let frame = 0
  for (const { ts, dur = 0 } of calls) {
    // What is called by what was counted already is in it.
    if (ts < end) continue
    end = ts + dur
    while (frame + 1 < frames.length && (frames[frame + 1] ?? 0) <= ts) frame += 1
    sums[frame] = (sums[frame] ?? 0) + dur / 1_000
  }
  return sums
}

const isScript = (name: string): boolean => scripts.has(name) || alsoScripts.has(name)
