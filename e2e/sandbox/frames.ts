import type { Page } from '@playwright/test';

/** Begins to measure how long the page goes without a frame. */
export async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watch = { last: performance.now(), longestGapMs: 0 };
    Object.assign(globalThis, { frameWatch: watch });
    const frame = (now: number) => {
      watch.longestGapMs = Math.max(watch.longestGapMs, now - watch.last);
      watch.last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

/** Milliseconds of the longest time without a frame since `watchFrames`, up to now. */
export function longestGapMs(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { frameWatch } = globalThis as unknown as {
      frameWatch: { last: number; longestGapMs: number };
    };
    return Math.max(frameWatch.longestGapMs, performance.now() - frameWatch.last);
  });
}
