import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readRecord } from '../../src/recordings/record.ts';
import { executableHere } from '../measure/release.ts';
import { hashesOf } from './writer.ts';

const MAIN = 'tools/record/main.ts';
/** Of the plan that needs nothing but releases that readers can pick. */
const QUICK = ['--quick', '--plan', 'presets'];
const RELEASES = ['18.20.8', '20.0.0', '24.22.3', '26.10.0', '26.12.1'];

const absent = RELEASES.filter((release) => !executableHere(release));
const skip = absent.length > 0 && `Node ${absent.join(', ')} is not here`;

test('a command line that cannot be read ends with exit status 2 and a sentence', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, '--plan', 'fins'], {
    encoding: 'utf8',
  });
  assert.equal(status, 2);
  assert.equal(stdout, '');
  assert.match(stderr, /“fins” is no plan\. There are durations, waits, releases, fin/);
});

test('an interruption keeps what was measured, says how to go on, and the rest is added to it', {
  skip,
}, async () => {
  const out = await mkdtemp(join(tmpdir(), 'record-main-'));
  try {
    const first = record(out);
    await line(first, / answered, load .* \| node=/, 2);
    first.kill('SIGINT');
    const [code] = await once(first, 'close');
    assert.equal(code, 130);
    assert.match(first.said(), /Interrupted: [23] of 7 cells are done and kept/);
    assert.match(first.said(), /npm run -s record -- --quick --plan presets --out/);

    const second = record(out);
    assert.equal((await once(second, 'close'))[0], 0, second.said());
    assert.match(second.said(), /^[23] cells are known from a run that was interrupted/m);
    const written = readRecord(JSON.parse(await readFile(join(out, 'cells.json'), 'utf8')));
    assert.equal(written.cells.length, 7);
    assert.deepEqual(written.missing, []);
    assert.equal(written.started <= written.cells.map(({ at }) => at).sort()[0]!, true);
    assert.equal(await readFile(join(out, 'sha256.txt'), 'utf8'), await hashesOf(out));
  } finally {
    await rm(out, { recursive: true });
  }
});

function record(out: string) {
  const child = spawn(process.execPath, [MAIN, ...QUICK, '--out', out]);
  const texts: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => texts.push(text));
  }
  return Object.assign(child, { said: () => texts.join('') });
}

/** Waits until a line has been printed that many times. */
async function line(child: ReturnType<typeof record>, pattern: RegExp, times: number) {
  const every = new RegExp(pattern, 'g');
  while ((child.said().match(every) ?? []).length < times) {
    if (child.exitCode !== null) assert.fail(child.said());
    await once(child.stdout, 'data');
  }
}
