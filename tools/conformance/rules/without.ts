/**
 * Takes one rule out of the Lab of this process, before it is loaded: `WITHOUT="9 orphan" node --import …/without.ts …`.
 * The files themselves do not change, and what is shipped knows nothing of it.
 */
import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';
import { ABLATIONS } from './ablations.ts';
import { textWithoutRule } from './text-without-rule.ts';

const id = process.env['WITHOUT'];
const ablation = ABLATIONS.find((each) => each.id === id);
if (!ablation) throw new Error(`WITHOUT=${id} is not one of: ${ABLATIONS.map((each) => each.id)}`);

const KERNEL = new URL('../../../src/lab/kernel/', import.meta.url);

registerHooks({
  load(url, context, nextLoad) {
    const file = url.startsWith(KERNEL.href) ? url.slice(KERNEL.href.length) : '';
    if (!ablation.edits.some((each) => each.file === file)) return nextLoad(url, context);
    const text = textWithoutRule(readFileSync(fileURLToPath(url), 'utf8'), file, ablation);
    return { format: 'module', source: stripTypeScriptTypes(text), shortCircuit: true };
  },
});
