import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPerfect, medianReport, type PageReport, readReport } from './page-report.ts';

const category = (score: number | null, ...ids: string[]) => ({
  score,
  auditRefs: ids.map((id) => ({ id, weight: 10 })),
});
const result = (performance: number | null) =>
  JSON.stringify({
    categories: {
      performance: category(performance, 'speed-index', 'total-blocking-time'),
      accessibility: category(1),
      'best-practices': category(1),
      seo: category(1),
    },
    audits: {
      'speed-index': { score: 0.9, displayValue: '2.1 s' },
      'total-blocking-time': { score: 1, displayValue: '0 ms' },
    },
  });

test('scores go to a hundred, and audits that cost points are named', () => {
  const report = readReport(result(0.97));
  assert.deepEqual(report.scores, {
    performance: 97,
    accessibility: 100,
    'best-practices': 100,
    seo: 100,
  });
  assert.deepEqual(report.faults, ['speed-index 2.1 s']);
  assert.equal(isPerfect(report), false);
  assert.equal(isPerfect(readReport(result(1))), true);
});

test('a page that could not be judged is an error, not a score', () => {
  assert.throws(() => readReport(result(null)), /no score for performance/);
  const failed = { ...JSON.parse(result(1)), runtimeError: { code: 'NO_FCP', message: 'blank' } };
  assert.throws(() => readReport(JSON.stringify(failed)), /NO_FCP: blank/);
});

test('the median is the middle run by performance', () => {
  const reports: PageReport[] = [0.9, 1, 0.97].map((score) => readReport(result(score)));
  assert.equal(medianReport(reports).scores.performance, 97);
});
