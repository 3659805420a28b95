import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unzipSync } from 'fflate';
import { programOf } from '../scenario/program.ts';
import { DEFAULTS } from '../scenario/scenario.ts';
import { randomFrom, randomScenario } from '../scenario/testing/random.ts';
import type { DownloadInput } from './download-input.ts';
import { filesOf, nameOfDownload } from './files-of.ts';
import { zipOf } from './zip-of.ts';

function inputOf(scenario = DEFAULTS, more: Partial<DownloadInput> = {}): DownloadInput {
  const files = { ...programOf(scenario).files, 'probe.mjs': '// probe\n' };
  const link = 'https://example.org/play/?node=20.0.0';
  return { scenario, files, isEdited: false, link, answer: undefined, ...more };
}

const HUNG_UP = {
  verdict: { headline: 'Request 2: socket hang up', reasons: ['One.', 'Two.'] },
  exitCode: 1,
  certainty: 'Certain: the same answer.',
};

test('a download has the programs as the page shows them, and exact versions', () => {
  const scenario = { ...DEFAULTS, fetch: '2.6.13' } as const;
  const input = inputOf(scenario);
  const files = filesOf(input);
  assert.deepEqual(Object.keys(files).sort(), [
    'README.md',
    'client.mjs',
    'package.json',
    'probe.mjs',
    'server.mjs',
  ]);
  assert.equal(files['client.mjs'], input.files['client.mjs']);
  const { engines, dependencies } = JSON.parse(files['package.json'] ?? '');
  assert.deepEqual(
    { engines, dependencies },
    {
      engines: { node: '20.0.0' },
      dependencies: { 'node-fetch': '2.6.13' },
    },
  );
});

test('the README has the commands and the outcome in the words of the verdict', () => {
  const readme = filesOf(inputOf(DEFAULTS, { answer: HUNG_UP }))['README.md'] ?? '';
  assert.match(readme, /^# Node 20\.0\.0, node-fetch 2\.6\.12\n/);
  assert.match(readme, /```sh\nnpm install\nnode server\.mjs\nnode client\.mjs\n```/);
  assert.match(
    readme,
    /\*\*Request 2: socket hang up\*\*\n\nOne\.\nTwo\.\nclient\.mjs ends with exit code 1\./,
  );
  assert.match(readme, /Certain: the same answer\./);
  assert.doesNotMatch(readme, /changed these programs|process=/);
});

test('a program without packages needs no npm', () => {
  const files = filesOf(inputOf({ ...DEFAULTS, fetch: 'http' }));
  assert.doesNotMatch(files['README.md'] ?? '', /npm install/);
  assert.equal(JSON.parse(files['package.json'] ?? '').dependencies, undefined);
});

test('what the files do not do is said: a clock that only the Lab has, a run that was not made', () => {
  const readme = filesOf(inputOf({ ...DEFAULTS, process: 'cold' }))['README.md'] ?? '';
  assert.match(readme, /process=cold is not in these files\. Only a simulated clock can be set/);
  assert.match(readme, /was not run before it was downloaded/);
});

test('a program that somebody changed is to be read before it is run', () => {
  const readme = filesOf(inputOf(DEFAULTS, { isEdited: true }))['README.md'] ?? '';
  assert.match(readme, /Somebody changed these programs\. Read them before you run them/);
});

test('every scenario has a name that every system takes', () => {
  const random = randomFrom(3);
  assert.equal(nameOfDownload(inputOf()), 'unread-fin-node-20.0.0-node-fetch-2.6.12');
  for (let round = 0; round < 500; round += 1) {
    const name = nameOfDownload({ scenario: randomScenario(random) });
    assert.match(name, /^unread-fin-[a-z0-9.-]*[a-z0-9]$/);
    assert.ok(name.length <= 80);
  }
});

test('the archive has the files in one folder, and equal files make equal archives', () => {
  const files = filesOf(inputOf(DEFAULTS, { answer: HUNG_UP }));
  const zip = zipOf('folder', files);
  assert.deepEqual(zip, zipOf('folder', files));
  const unpacked = Object.entries(unzipSync(zip)).map(([name, bytes]) => [
    name,
    new TextDecoder().decode(bytes),
  ]);
  assert.deepEqual(
    Object.fromEntries(unpacked),
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`folder/${name}`, text])),
  );
});

test('a patch of Node comes along, and the README says what runs with it', () => {
  const files = filesOf(inputOf(DEFAULTS, { patch: 'the diff', answer: HUNG_UP }));
  assert.equal(files['node.diff'], 'the diff');
  const readme = files['README.md'] ?? '';
  assert.match(readme, /lib\/ was patched.*git apply node\.diff/);
  assert.match(readme, /own http library, patched, on a simulated kernel.* with such a build/);
});
