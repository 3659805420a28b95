import { onCoepReport } from './coep-report.ts';
import { RUNTIME_ORIGIN, RUNTIME_PATH } from './host.ts';
import { REACH_MS_MAX } from './limits.ts';

/** A report comes after the fetch that it is about has failed; this is how long it may take, milliseconds. */
const REPORT_MS = 500;

/**
 * Does anybody answer where the runtime is served? In an isolated page a fetch of it fails either way, but a refusal by
 * COEP is reported, and only an answer can be refused.
 * @returns undefined where the browser does not tell the two apart
 */
export async function isReachable(view: Window & typeof globalThis): Promise<boolean | undefined> {
  let answered = false;
  const stop = onCoepReport(view, ({ blockedURL }) => {
    answered ||= blockedURL.startsWith(RUNTIME_ORIGIN);
  });
  try {
    await view.fetch(RUNTIME_ORIGIN + RUNTIME_PATH, {
      mode: 'no-cors',
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(REACH_MS_MAX),
    });
    return true;
  } catch {
    // Refused by COEP, by the network or by time: the report says which.
    if (!stop) return undefined;
    await new Promise((resolve) => setTimeout(resolve, REPORT_MS));
    return answered;
  } finally {
    stop?.();
  }
}
