import type { FailureName } from './failures.ts';

/** What a browser says about itself. It is read once and passed in. */
export interface BrowserFacts {
  readonly isSecureContext: boolean;
  readonly isCrossOriginIsolated: boolean;
  readonly hasSharedMemory: boolean;
  /**
   * A service worker could add the headers that the host does not send. False when one already
   * tries.
   */
  readonly canAddHeaders: boolean;
  /** The page is shown inside another one. */
  readonly isEmbedded: boolean;
  readonly userAgent: string;
  readonly touchPoints: number;
}

export function factsOf(view: Window & typeof globalThis): BrowserFacts {
  return {
    isSecureContext: view.isSecureContext,
    isCrossOriginIsolated: view.crossOriginIsolated,
    canAddHeaders:
      'serviceWorker' in view.navigator && view.navigator.serviceWorker.controller === null,
    hasSharedMemory: typeof view.SharedArrayBuffer === 'function',
    isEmbedded: view.self !== view.top,
    userAgent: view.navigator.userAgent,
    touchPoints: view.navigator.maxTouchPoints,
  };
}

/**
 * Finds out why a container cannot run in this browser, before anything is loaded for it. The
 * client library checks none of this and would wait for ever (@webcontainer/api 1.6.4,
 * dist/index.js, `boot`).
 */
export function preflight(facts: BrowserFacts): FailureName | undefined {
  if (!facts.isSecureContext) return 'insecure-context';
  if (isIos(facts)) return 'ios';
  if (!facts.isCrossOriginIsolated) {
    if (facts.isEmbedded) return 'embedded';
    return facts.canAddHeaders ? 'headers-missing' : 'not-isolated';
  }
  if (!facts.hasSharedMemory) return 'no-shared-memory';
  return undefined;
}

/** An iPad says that it is a Mac, but no Mac has a touch screen. */
function isIos({ userAgent, touchPoints }: BrowserFacts): boolean {
  return /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1);
}
