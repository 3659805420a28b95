import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HUNG_UP, KEPT_OPEN, LOOKED_FIRST, PACKETS_AND_PROBE } from '../../trace/testing/runs.ts';
import { markupOf } from '../svg.ts';
import { RUNS } from '../testing/traces.ts';
import { recordSceneOf } from './lanes.ts';
import { recordPicture } from './picture.ts';
import { recordSummary } from './summary.ts';

const SPAN = { from: 100, to: 700 };
const laneOf = (trace: typeof HUNG_UP) => recordSceneOf(trace, HUNG_UP, SPAN).recorded;

test('the window has an end where somebody saw it, and only a beginning where nobody did', () => {
  assert.equal(laneOf(HUNG_UP).window?.isClosed, true);
  assert.equal(laneOf(PACKETS_AND_PROBE).window?.isClosed, false);
  assert.equal(laneOf(LOOKED_FIRST).window?.isClosed, true);
  assert.equal(laneOf(KEPT_OPEN).window, undefined);
});

test('the duration is that from the FIN to request 2, or to the look that finds it', () => {
  assert.equal(laneOf(HUNG_UP).decided?.us, 330);
  assert.equal(laneOf(PACKETS_AND_PROBE).decided?.us, 330);
  assert.equal(laneOf(LOOKED_FIRST).decided?.us, 330);
  assert.equal(laneOf(KEPT_OPEN).decided, undefined);
});

test('what was not recorded is not in its lane', () => {
  const names = laneOf(PACKETS_AND_PROBE).milestones.map(({ name }) => name);
  assert.ok(!names.includes('read') && !names.includes('read the end'));
});

test('any run can stand beside any other, at every width', () => {
  const notes = { recorded: 'a', model: 'b' };
  for (const recorded of Object.values(RUNS))
    for (const model of Object.values(RUNS))
      for (const width of [272, 566, 1098]) {
        const markup = markupOf(recordPicture({ recorded, model, notes, width, name: 'p' }));
        assert.doesNotMatch(markup, /NaN|Infinity|undefined/);
      }
});

test('a reader who does not see the picture hears the order and the two durations', () => {
  assert.match(
    recordSummary(PACKETS_AND_PROBE, HUNG_UP),
    /Order equal: 7 of 7 events\. read\(\) = 106, read\(\) = 0: not recorded\. Recorded: request 2 came 330 µs after the FIN\. In the Lab: request 2 came 330 µs after the FIN\.$/,
  );
  assert.match(
    recordSummary(LOOKED_FIRST, KEPT_OPEN),
    /Recorded: Node looked 330 µs after the FIN\. In the Lab: the server did not close\.$/,
  );
});
