/** Body of a report that Cross-Origin-Embedder-Policy blocked something (HTML §7.1.4.2, "queue a CORP violation report"). */
export interface CoepReport {
  readonly blockedURL: string;
  readonly destination: string;
  readonly disposition: string;
}

interface Observer {
  observe(): void;
  disconnect(): void;
}
type ReportingObserverClass = new (
  show: (reports: readonly { readonly body: { toJSON?: () => unknown } | null }[]) => void,
  options: { readonly types: readonly string[]; readonly buffered: boolean },
) => Observer;

/**
 * Reports what COEP blocks from now on. Not every browser can; in the others the time limits
 * decide.
 * @returns a function that ends the reports, or undefined where the browser has none
 */
export function onCoepReport(
  view: Window,
  show: (report: CoepReport) => void,
): (() => void) | undefined {
  const { ReportingObserver } = view as { ReportingObserver?: ReportingObserverClass };
  if (!ReportingObserver) return undefined;
  const observer = new ReportingObserver(
    (reports) => {
      for (const { body } of reports) {
        const report = plain(body);
        if (report) show(report);
      }
    },
    { types: ['coep'], buffered: false },
  );
  observer.observe();
  return () => observer.disconnect();
}

/** In Chromium 150 the body has no properties of its own, only `toJSON`. */
function plain(body: { toJSON?: () => unknown } | null): CoepReport | undefined {
  const report = (body?.toJSON?.() ?? body ?? {}) as Partial<CoepReport>;
  const { blockedURL, disposition, destination = '' } = report;
  if (typeof blockedURL !== 'string' || disposition !== 'enforce') return undefined;
  return { blockedURL, disposition, destination };
}
