import { onCoepReport } from './coep-report.ts';
import type { FailureName } from './failures.ts';
import { RUNTIME_ORIGIN, RUNTIME_PATH } from './host.ts';
import { REACH_MS_MAX } from './limits.ts';

/** A report comes after the fetch that it is about has failed; this is how long it may take, milliseconds. */
const REPORT_MS = 500;

/**
 * Why nothing of use will come from where the runtime is served, as far as a fetch of its page tells. COEP refuses the
 * fetch what it refuses the frame (Fetch §3.7, cross-origin resource policy check). Where the browser reports that, a
 * failure without a report means that nobody answered; elsewhere the two look the same.
 * @returns undefined while it may still come
 */
export async function askHost(view: Window & typeof globalThis): Promise<FailureName | undefined> {
  let isAnswered = false;
  const stop = onCoepReport(view, ({ blockedURL }) => {
    isAnswered ||= blockedURL.startsWith(RUNTIME_ORIGIN);
  });
  try {
    await view.fetch(RUNTIME_ORIGIN + RUNTIME_PATH, {
      mode: 'no-cors',
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(REACH_MS_MAX),
    });
    return undefined;
  } catch {
    // Refused by COEP, by the network or by time: none of them says so in words.
    if (!stop) return view.navigator.onLine ? 'no-usable-answer' : 'offline';
    await new Promise((resolve) => setTimeout(resolve, REPORT_MS));
    if (isAnswered) return undefined;
    return view.navigator.onLine ? 'host-unreachable' : 'offline';
  } finally {
    stop?.();
  }
}
