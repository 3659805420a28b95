/**
 * `npm run bench`: measures the speed of this project. `npm run bench -- lab` measures one part:
 * `lab` (boot and run, in Node), `page` (click to verdict, in Chromium and Firefox, against a real Node),
 * `gaps` (the longest time without a frame with programs that do very much, in Chromium and Firefox),
 * `orders` (every order of scenarios and remedies by release, in Node),
 * `searches` (“Try every order” and “Where does it fail?”, in Chromium and Firefox),
 * `long-runs` (what a page derives from runs with up to 3,000 requests, in Node),
 * `webcontainer` (bytes that are mounted, time that our code adds to a boot, time until each failure is named).
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { benchGaps } from './gaps.ts';
import { benchLab } from './lab.ts';
import { benchLongRuns } from './long-runs.ts';
import { benchOrders } from './orders.ts';
import { benchPage } from './page.ts';
import { benchSearches } from './searches.ts';
import { benchWebContainer } from './webcontainer.ts';

const PARTS = {
  lab: benchLab,
  'long-runs': benchLongRuns,
  orders: benchOrders,
  page: benchPage,
  searches: benchSearches,
  gaps: benchGaps,
  webcontainer: benchWebContainer,
};

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !(name in PARTS));
if (unknown) {
  console.error(`${unknown}: there is no such part. Parts: ${Object.keys(PARTS).join(', ')}.`);
  process.exit(2);
}
// Two heap sizes can be compared only if a collection came before each.
setFlagsFromString('--expose-gc');
globalThis.gc = runInNewContext('gc') as NonNullable<typeof globalThis.gc>;

for (const [name, part] of Object.entries(PARTS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n── ${name} ${'─'.repeat(70 - name.length)}`);
  await part();
}
