import { onCoepReport } from './coep-report.ts';
import { RUNTIME_ORIGIN, RUNTIME_PATH } from './host.ts';
import { REACH_MS_MAX } from './limits.ts';

/** `unknown`: the host answers, or is slow. `none`: a fetch of the runtime's page fails. */
export type HostAnswer = 'unknown' | 'none' | 'offline';

/** Milliseconds to wait for a report, because it comes after its fetch has failed. */
const REPORT_MS = 500;

/**
 * Finds out whether somebody answers where the runtime is served. COEP may refuse this fetch and
 * still let the frame load, so a refusal counts as an answer. Chromium reports it. Firefox 153 does
 * not, so there a fetch that fails counts as no answer.
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
