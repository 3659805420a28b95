/** The part of a Lighthouse result that we use (its docs/understanding-results.md). */
interface LighthouseResult {
  readonly runtimeError?: { readonly code: string; readonly message: string };
  readonly categories: Readonly<
    Record<
      string,
      {
        /** 0 to 1; null when an audit of the category could not be made. */
        readonly score: number | null;
        readonly auditRefs: readonly { readonly id: string; readonly weight: number }[];
      }
    >
  >;
  readonly audits: Readonly<
    Record<string, { readonly score: number | null; readonly displayValue?: string }>
  >;
}

/** The categories that every page is judged in, as Lighthouse names them. */
export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
type Category = (typeof CATEGORIES)[number];

export interface PageReport {
  /** 0 to 100. */
  readonly scores: Readonly<Record<Category, number>>;
  /** The audits that cost a page points: `largest-contentful-paint 2.3 s`. */
  readonly faults: readonly string[];
}

/**
 * Reads the output of `lighthouse --output=json`.
 * @throws Error when Lighthouse could not judge the page
 */
export function readReport(json: string): PageReport {
  const { runtimeError, categories, audits } = JSON.parse(json) as LighthouseResult;
  if (runtimeError) throw new Error(`${runtimeError.code}: ${runtimeError.message}`);
  const scores = CATEGORIES.map((category) => {
    const score = categories[category]?.score;
    if (score === null || score === undefined) throw new Error(`no score for ${category}`);
    return [category, Math.round(score * 100)] as const;
  });
  const faults = CATEGORIES.flatMap((category) => categories[category]?.auditRefs ?? [])
    .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
    .map(({ id }) => `${id} ${audits[id]?.displayValue ?? ''}`.trim());
  return { scores: Object.fromEntries(scores) as Record<Category, number>, faults };
}

/** The middle report by performance, which is the only score that differs between runs. */
export function medianReport(reports: readonly PageReport[]): PageReport {
  const sorted = [...reports].sort((a, b) => a.scores.performance - b.scores.performance);
  const median = sorted[Math.floor(sorted.length / 2)];
  if (!median) throw new Error('a median of no reports');
  return median;
}

export function isPerfect({ scores }: PageReport): boolean {
  return CATEGORIES.every((category) => scores[category] === 100);
}
