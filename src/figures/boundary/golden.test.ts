import { test } from 'node:test';
import { assertGolden } from '../testing/golden.ts';
import { boundaryPanel } from './panel.ts';
import { BLIND, LOOKING } from './testing/columns.ts';

// README.md of src/figures says how to renew the files after a change.
for (const [name, columns] of Object.entries({ looking: LOOKING, blind: BLIND }))
  test(`the boundary of a Node that is ${name} looks as it did`, (t) => {
    const root = boundaryPanel(columns, {
      name: 'p',
      marked: ({ askedUs, finUs }) =>
        askedUs === 300 && finUs === 100 ? '/play/?node=24.22.3' : undefined,
      measured: [{ name: 'nextTick', fromUs: 60, toUs: 120 }],
      among: [LOOKING, BLIND],
    });
    assertGolden(t, root, import.meta.dirname, name);
  });
