/** Prints how many milliseconds the first run of this process took. tools/bench/lab.ts starts it. */

import { LabRunner, labRunOf } from '../../src/build/lab-runner.ts';
import { DEFAULTS, type Scenario } from '../../src/scenario/scenario.ts';

const started = performance.now();
const runner = await LabRunner.load();
const node = process.argv[2] ?? DEFAULTS.node;
await runner.run(labRunOf({ ...DEFAULTS, node } as Scenario));
console.log((performance.now() - started).toFixed(1));
