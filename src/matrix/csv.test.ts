import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CSV_COLUMNS, csvOf } from './csv.ts';
import { matrixCells } from './tables.ts';

const ID = 'node=26.12.1&client=axios@1.13.2&process=warm&fin=2ms';
const cells = matrixCells({
  cells: [
    {
      id: ID,
      plan: 'clients',
      answered: 7,
      tried: 10,
      errors: [['Error ECONNRESET "socket", hang up', 3]],
      fin: [1990, 2010, 2070],
      load: [0.5, 1],
      at: '2026-11-29T08:00:00Z',
    },
  ],
});

test('a cell is a line, and a text with commas or quotes is quoted', () => {
  const [names, line, ...rest] = csvOf(cells).split('\r\n');
  assert.deepEqual(rest, ['']);
  assert.match(names!, /^id,plan,runtime,client,product,tls,process,method,.*,at,errors$/);
  assert.equal(
    line,
    `${ID},clients,node@26.12.1,axios@1.13.2,playground,off,warm,GET,2,json,default,default,default,none,none,` +
      'silent-close,2ms,full,0,7,10,0.3968,0.8922,,1990,2010,2070,,,,0.5,1,2026-11-29T08:00:00Z,' +
      '"[[""Error ECONNRESET \\""socket\\"", hang up"",3]]"',
  );
});

test('each column has a name of its own, and says what it is', () => {
  assert.equal(new Set(CSV_COLUMNS.map(({ name }) => name)).size, CSV_COLUMNS.length);
  for (const { name, help } of CSV_COLUMNS) assert.ok(help.length > 1, name);
});
