/**
 * `node tools/record/traces/main.ts --out FOLDER`: records the chosen runs as traces, without the rest of the record, and
 * writes the hashes of all that is in the folder.
 */
import { parseArgs } from 'node:util';
import { writeHashes } from '../writer.ts';
import { missingWatches, recordTraces } from './index.ts';

const { values } = parseArgs({ options: { out: { type: 'string' } } });
if (values.out === undefined) {
  console.error('Say where the traces go: --out FOLDER');
  process.exitCode = 2;
} else {
  for (const { why } of await missingWatches()) console.error(why);
  await recordTraces({
    out: values.out,
    onProgress: ({ done, of, id }) => console.error(`${done + 1} of ${of}: ${id}`),
  });
  await writeHashes(values.out);
}
