import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LabRunner, labRunOf } from '../../build/lab-runner.ts';
import { phaseTrials } from '../../build/phase-runs.ts';
import { readQuery } from '../../scenario/query.ts';
import { endEventsOf } from '../../trace/reading/end-events.ts';
import { focusOf } from '../../trace/reading/focus.ts';
import { runEndOf } from '../../trace/reading/run-end.ts';
import { FINEST, usAt } from './axis.ts';
import { type Fate, fateOf } from './fate.ts';
import { PLANES, scenarioAt } from './plane.ts';

const runner = await LabRunner.load();

/** Every eighth place of the plane, and what became of its run. */
async function gridOf(query: string) {
  const { asked } = PLANES;
  const at = Array.from({ length: 9 }, (_, index) => (index * FINEST) / 8);
  const points = at.flatMap((y) => at.map((x) => ({ x, y })));
  const fates = await phaseTrials(runner, readQuery(query), asked)(points);
  return points.map((point, index) => ({
    askedUs: usAt(asked.x, point.x),
    finUs: usAt(asked.y, point.y),
    fate: fates[index],
  }));
}

test('the border of a release that looks is the look: a FIN that comes before the request is found', async () => {
  for (const { askedUs, finUs, fate } of await gridOf('node=24.22.3'))
    assert.equal(fate, finUs < askedUs ? 'answered' : 'before', `${askedUs} µs, FIN ${finUs} µs`);
});

test('a release that does not look fails everywhere, for two reasons', async () => {
  for (const { askedUs, finUs, fate } of await gridOf('node=24.21.0'))
    assert.equal(fate, finUs < askedUs ? 'inside' : 'before', `${askedUs} µs, FIN ${finUs} µs`);
});

test('where close is honoured, every run is answered', async () => {
  const fates = (await gridOf('fix=honour-close')).map(({ fate }) => fate);
  assert.deepEqual(new Set(fates), new Set(['answered']));
});

test('the fate of a run is what its whole trace says, also from the few events that are kept of many runs', async () => {
  for (const query of ['node=24.21.0', 'gap=timeout0', 'method=POST&close=rst', 'node=18.20.8'])
    for (let at = 2; at <= FINEST; at += 9) {
      const scenario = scenarioAt(readQuery(query), PLANES.callback, { x: at, y: FINEST - at });
      const { events, exitCode } = await runner.runInBatch(labRunOf(scenario));
      const { answered } = runEndOf(events, exitCode);
      assert.equal(
        fateOf(events, answered),
        wholeFate(),
        `${query} ${scenario.process} ${scenario.fin}`,
      );
      assert.equal(fateOf(endEventsOf(events), answered), fateOf(events, answered));

      function wholeFate(): Fate {
        if (answered) return 'answered';
        const { request, window } = focusOf(events) ?? {};
        const id = request?.written?.id ?? '';
        if (window?.writesInside.includes(id)) return 'inside';
        return window?.writesBefore.includes(id) ? 'before' : 'other';
      }
    }
});
