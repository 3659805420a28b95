/** `node tools/record/traces/main.ts --out FOLDER`: records the chosen runs as traces, without the rest of the record. */
import { parseArgs } from 'node:util';
import { missing, recordTraces } from './index.ts';

const { values } = parseArgs({ options: { out: { type: 'string' } } });
if (values.out === undefined) {
  console.error('Say where the traces go: --out FOLDER');
  process.exitCode = 2;
} else {
  for (const { why } of await missing()) console.error(why);
  await recordTraces({
    out: values.out,
    onProgress: ({ done, of, id }) => console.error(`${done + 1} of ${of}: ${id}`),
  });
}
