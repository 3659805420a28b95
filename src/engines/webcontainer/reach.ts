import { onCoepReport } from './coep-report.ts';
import { RUNTIME_ORIGIN, RUNTIME_PATH } from './host.ts';
import { REACH_MS_MAX } from './limits.ts';

/** `unknown`: it answers, or takes its time. `none`: a fetch of the runtime's page fails. */
export type HostAnswer = 'unknown' | 'none' | 'offline';

/** A report comes after the fetch that it is about has failed; this is how long it may take, milliseconds. */
const REPORT_MS = 500;

/**
 * Is there anything to wait for where the runtime is served? COEP may refuse the fetch and not the frame; Chromium
 * reports that. Firefox 153 reports nothing, and there a fetch that fails is all that can be known.
 */
export async function askHost(view: Window & typeof globalThis): Promise<HostAnswer> {
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
    return 'unknown';
  } catch (error) {
    if (error instanceof DOMException && error.name === 'TimeoutError') return 'unknown';
    if (!view.navigator.onLine) return 'offline';
    await new Promise((resolve) => setTimeout(resolve, REPORT_MS));
    return isAnswered ? 'unknown' : 'none';
  } finally {
    stop?.();
  }
}
