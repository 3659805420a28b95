import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressOfCell, anchorOfCell } from '../recordings/addresses.ts';
import type { RecordedCell } from '../recordings/record.ts';
import { axisOf, type MatrixAxis, rowPlaceOf } from './axis.ts';
import { glanceOf } from './glance.ts';
import { nearestScenario } from './nearest.ts';
import { measureCommand, recordCommand } from './repeat.ts';
import { matrixCells, tablesOf } from './tables.ts';
import { percentText, shareOutcome, shareWords } from './words.ts';

const cell = (id: string, answered = 0, tried = 20): RecordedCell => ({
  id,
  plan: 'test',
  answered,
  tried,
  errors: [],
  load: [0, 0],
  at: '2026-11-29T08:00:00Z',
});
const one = (id: string) => matrixCells({ cells: [cell(id)] })[0]!;

test('each cell stands on one page, in a table, under a heading, in a row', () => {
  const cases: readonly (readonly [id: string, axis: MatrixAxis, place: string])[] = [
    [
      'node=26.12.1&fetch=2.6.12&process=warm&fin=0.5ms',
      'delays',
      'node-fetch 2.6.12 · the playground’s server | FIN 0.5 ms later | warm',
    ],
    [
      'node=20.0.0&client=axios@1.13.2&process=cold',
      'clients',
      'the playground’s server | axios 1.13.2 | FIN at once, new',
    ],
    [
      'node=20.0.0&fetch=http&header=close&process=cold',
      'clients',
      'the playground’s server | http.request, Connection header: close | FIN at once, new',
    ],
    [
      'node=20.0.0&fetch=2.6.12&product=jdk@17.0.13&tls=on&process=warm',
      'servers',
      'node-fetch 2.6.12 | JDK 17.0.13 HttpServer, https | FIN at once, warm',
    ],
    [
      'node=20.0.0&fetch=2.6.12&process=warm&server=echo-close',
      'servers',
      'node-fetch 2.6.12 | the playground’s server, closing: when asked, and says so | FIN at once, warm',
    ],
    [
      'node=20.0.0&fetch=2.6.12&gap=timeout0%2Bbusy5&process=warm&fin=2ms',
      'remedies',
      'node-fetch 2.6.12 · the playground’s server | Wait for: setTimeout(0), then 5 ms of work | FIN 2 ms later, warm',
    ],
    [
      'node=20.0.0&client=axios@1.13.2&process=warm&header=close&server=always-close',
      'clients',
      'the playground’s server, closing: always, silently | axios 1.13.2, Connection header: close | FIN at once, warm',
    ],
    [
      'node=20.0.0&fetch=2.7.0&process=warm&server=always-close',
      'servers',
      'node-fetch 2.7.0 | the playground’s server, closing: always, silently | FIN at once, warm',
    ],
    [
      'node=20.0.0&fetch=2.6.12&gap=immediate&process=cold&server=keep-open',
      'servers',
      'node-fetch 2.6.12, Wait for: setImmediate | the playground’s server, closing: never | FIN at once, new',
    ],
    [
      'runtime=bun@1.4.5&client=fetch&process=warm',
      'runtimes',
      'the playground’s server | built-in fetch | FIN at once, warm',
    ],
  ];
  for (const [id, axis, expected] of cases) {
    const { subject } = one(id);
    assert.equal(axisOf(subject), axis, id);
    const { table, group, row } = rowPlaceOf(subject);
    assert.equal([table, group, row].join(' | '), expected);
  }
});

test('a table has the releases across, oldest first, and rows from the earliest FIN on, warm before new', () => {
  const ids = [
    'node=26.12.1&fetch=2.6.12&process=cold&fin=20ms',
    'node=26.12.1&fetch=2.6.12&process=cold&fin=0.5ms',
    'node=26.12.1&fetch=2.6.12&process=warm&fin=0.5ms',
    'node=18.20.8&fetch=2.6.12&process=cold&fin=0.5ms',
    'node=9.0.0&fetch=2.6.12&process=cold',
  ];
  const [table, ...others] = tablesOf(matrixCells({ cells: ids.map((id) => cell(id)) }), 'delays');
  assert.deepEqual(others, []);
  assert.deepEqual(table!.runtimes, ['node@9.0.0', 'node@18.20.8', 'node@26.12.1']);
  assert.deepEqual(
    table!.groups.map(({ name, rows }) => [name, ...rows.map(({ process }) => process)]),
    [
      ['FIN at once', 'cold'],
      ['FIN 0.5 ms later', 'warm', 'cold'],
      ['FIN 20 ms later', 'cold'],
    ],
  );
  assert.deepEqual(
    table!.groups[1]!.rows[1]!.cells.map((each) => each?.cell.id),
    [undefined, ids[3], ids[1]],
  );
});

test('the table of the default client comes before those with waits, in whatever order they were recorded', () => {
  const tables = tablesOf(
    matrixCells({
      cells: [
        cell('node=20.0.0&fetch=2.6.12&gap=immediate&process=warm&server=keep-open'),
        cell('node=20.0.0&fetch=2.6.12&product=nginx@1.22.1&process=warm'),
        cell('node=20.0.0&fetch=2.7.0&process=warm&server=always-close'),
      ],
    }),
    'servers',
  );
  assert.deepEqual(
    tables.map(({ title }) => title),
    ['node-fetch 2.6.12', 'node-fetch 2.6.12, Wait for: setImmediate', 'node-fetch 2.7.0'],
  );
});

test('a cell has an address on the page of its release', () => {
  assert.equal(
    addressOfCell('node=26.12.1&fetch=2.6.12&process=warm&fin=2ms'),
    'matrix/node-26.12.1/#fetch=2.6.12;process=warm;fin=2ms',
  );
  assert.equal(
    anchorOfCell('runtime=bun@1.4.5&client=fetch&process=warm'),
    'client=fetch;process=warm',
  );
});

test('the first look sorts servers by what releases without a look did with them, and adds up', () => {
  const server = (product: string) => `fetch=2.6.12&product=${product}&process=warm`;
  const { columns, rows } = glanceOf(
    matrixCells({
      cells: [
        cell(`node=20.0.0&${server('hyper@0.14.19')}`, 0),
        cell(`node=20.0.0&${server('jdk@17')}`, 0),
        cell(`node=20.0.0&${server('nginx@1.22.1')}`, 20),
        cell(`node=26.12.1&${server('hyper@0.14.19')}`, 140, 200),
        cell(`node=26.12.1&${server('hyper@0.14.19')}&fin=20ms`, 0),
        cell('node=26.12.1&fetch=2.7.0&process=cold', 20),
        cell('node=20.0.0&fetch=2.6.12&gap=timeout0&process=warm', 20),
      ],
    }),
  );
  assert.deepEqual(
    columns.map(({ servers }) => servers),
    ['hyper 0.14.19, JDK 17 HttpServer', '', 'nginx 1.22.1', ''],
  );
  assert.deepEqual(
    rows.map(({ releases, cells }) => [
      releases.join(),
      ...cells.map(
        (each) => each && `${each.outcome} ${each.warm?.answered ?? each.cold?.answered}`,
      ),
    ]),
    [
      ['20.0.0', 'failed 0', undefined, 'ok 20', undefined],
      ['26.12.1', 'depends 140', 'failed 0', undefined, 'ok 20'],
    ],
  );
});

test('a cell leads to its scenario, or to the nearest one with what it replaces', () => {
  const near = (id: string) => nearestScenario(one(id).subject);
  const same = near('node=26.12.1&fetch=2.6.12&process=warm&fin=2ms');
  assert.deepEqual([same?.scenario.fin, same?.replaced], ['2ms', []]);
  const other = near('node=25.9.0&client=axios@1.13.2&product=nginx@1.22.1&tls=on&process=warm');
  assert.deepEqual(other?.replaced, [
    'Node 24.17.0 for Node 25.9.0',
    'http.request for axios 1.13.2',
    'the playground’s server for nginx 1.22.1',
    'http for https',
  ]);
  assert.equal(other?.scenario.server, 'echo-close');
  const supertest = near('node=20.0.0&client=supertest@7.0.0&process=cold');
  assert.deepEqual([supertest?.scenario.fetch, supertest?.scenario.header], ['http', 'close']);
  assert.equal(near('runtime=bun@1.4.5&client=fetch&process=warm'), undefined);
  assert.equal(near('node=20.0.0&client=undici@7.0.0&process=warm'), undefined);
});

test('a cell is measured again by itself where the programs of the playground can, else with its plan', () => {
  assert.equal(
    measureCommand(one('node=25.9.0&fetch=http&process=warm')),
    "npm run -s measure -- 'node=25.9.0&fetch=http' --warm --runs 20",
  );
  const others = [
    'node=25.9.0&fetch=http&process=warm&fin=2ms',
    'node=20.0.0&client=axios@1.13.2&process=cold',
    'node=20.0.0&fetch=2.6.12&product=nginx@1.22.1&process=cold',
  ].map(one);
  assert.deepEqual(others.map(measureCommand), [undefined, undefined, undefined]);
  assert.equal(recordCommand(others), 'npm run -s record -- --plan test');
});

test('a share has words', () => {
  assert.deepEqual(
    [0, 1, 9, 10, 13, 96, 190, 199, 200].map((answered) => shareWords(answered, 200)),
    [
      'never',
      'nearly never',
      'nearly never',
      'nearly never',
      'about once in 10',
      'about 5 times in 10',
      'nearly always',
      'nearly always',
      'always',
    ],
  );
  assert.deepEqual(
    [shareOutcome(0, 1), shareOutcome(1, 2), shareOutcome(2, 2)],
    ['failed', 'depends', 'ok'],
  );
  assert.deepEqual([percentText(0.1611, 'high'), percentText(0.3968, 'low')], ['17 %', '39 %']);
});
