import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { CompileCache } from '../lab/program/compile-cache.ts';
import { isRewindable } from '../lab/program/rewindable.ts';
import { KNOBS } from '../scenario/knobs.ts';
import { programOf } from '../scenario/program.ts';
import { DEFAULTS, type Scenario } from '../scenario/scenario.ts';

const probe = readFileSync(join('playground', 'probe.mjs'), 'utf8');

/** Values of knobs that have a grammar instead of a list. */
const TEXTS: Partial<Record<string, readonly string[]>> = {
  gap: ['none', 'timeout0', 'timeout5+busy2', 'immediate', 'microtask', 'tick', 'poll'],
  fin: ['same', 'immediate', '50ms', '0.5ms'],
  requests: ['1', '2', '7'],
  body: ['0', '70000'],
};

test('processes are rewound after every program that the knobs write', () => {
  for (const knob of KNOBS) {
    if (!(knob.field in DEFAULTS) || `${knob.field}` === 'client') continue; // other packages are never rewound
    const values = TEXTS[knob.field] ?? knob.values.map(({ value }) => value);
    for (const value of values) {
      for (const fetch of ['2.6.12', 'http'] as const) {
        for (const fix of ['none', 'retry'] as const) {
          const scenario = { ...DEFAULTS, fetch, fix, [knob.field]: value } as Scenario;
          const files = { ...programOf(scenario).files, 'probe.mjs': probe };
          assert.ok(
            isRewindable(files, [], new CompileCache()),
            `${knob.field}=${value} ${fetch} ${fix}`,
          );
        }
      }
    }
  }
});

for (const line of [
  'globalThis.mine = 1;',
  'process.exitCode++; http.code = 1;',
  "process['exit']();",
  'http.options[socket] = 1;',
  "import util from 'node:util';",
  "await import('node:util');",
  'Object.freeze(http);',
]) {
  test(`they are not after ${line}`, () => {
    assert.equal(isRewindable({ 'client.mjs': line }, [], new CompileCache()), false);
  });
}
