import type { PastedEvidence, Reader } from '../evidence.ts';

/** A breadcrumb of Sentry: time, address, and the status where the request was answered. */
const CRUMB =
  /"timestamp":\s*"?([\d.]+)"?[^{}]*(?:"data":\s*)?\{[^{}]*"url":\s*"([^"]+)"(?:[^{}]*"status_code":\s*(\d+))?/g;

/** Two requests to one address in the breadcrumbs of a log service: answered, then failed. */
export const readBreadcrumbs: Reader = (lines) => {
  const crumbs = lines.flatMap((at) =>
    at.text.includes('"timestamp"') && at.text.includes('"url"')
      ? [...at.text.matchAll(CRUMB)].map(([, time, url = '', status]) => ({
          at,
          timeMs: Number(time) * 1_000,
          url,
          ok: /^2/.test(status ?? ''),
        }))
      : [],
  );
  return crumbs.slice(1).flatMap((crumb, index): PastedEvidence[] => {
    const before = crumbs[index];
    if (!before?.ok || crumb.ok || before.url !== crumb.url) return [];
    const afterMs = Math.round(crumb.timeMs - before.timeMs);
    return [{ kind: 'order', at: crumb.at, order: 'later', afterMs }];
  });
};
