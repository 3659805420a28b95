import { test } from 'node:test';
import type { Trace } from '../../trace/record/event.ts';
import {
  HUNG_UP,
  LOOKED_FIRST,
  NEW_CONNECTION,
  PACKETS_AND_PROBE,
} from '../../trace/testing/runs.ts';
import { assertGolden } from '../testing/golden.ts';
import { recordPicture } from './picture.ts';

const WIDTHS = { wide: 788, tall: 326 };

/** Ties of each kind: the same order, events that nobody recorded, and events of one run only. */
const PAIRS: Readonly<Record<string, readonly [recorded: Trace, model: Trace]>> = {
  'not-all-recorded': [PACKETS_AND_PROBE, HUNG_UP],
  'other-outcome': [NEW_CONNECTION, HUNG_UP],
  'looked-first': [LOOKED_FIRST, LOOKED_FIRST],
};

// README.md of src/figures says how to renew the files after a change.
for (const [name, [recorded, model]] of Object.entries(PAIRS))
  for (const [form, width] of Object.entries(WIDTHS))
    test(`a recording beside the model, ${name}, ${form}: it looks as it did`, (t) => {
      const notes = { recorded: 'Node 20.0.0', model: 'Node 20.0.0' };
      const root = recordPicture({ recorded, model, notes, width, name: 'p' });
      assertGolden(t, root, import.meta.dirname, `${name}-${form}`);
    });
