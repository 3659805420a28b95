import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellsOfPlans } from './cells.ts';
import { NO_PARTS, type Parts } from './parts.ts';
import { type Plan, TRIALS } from './plans/plan.ts';

const unused = () => Promise.reject(new Error('nothing is run here'));

const parts: Parts = {
  ...NO_PARTS,
  runtimes: [
    {
      id: 'bun@1.4.5',
      part: {
        name: 'bun',
        replaces: ['node-fetch'],
        missing: unused,
        version: unused,
        command: unused,
      },
    },
  ],
};

const RUNTIMES = ['node@20.0.0', 'bun@1.4.5'];
const CLIENTS = ['node-fetch@2.6.12', 'http'];

const plan: Plan = {
  id: 'test',
  title: 'Every client on every runtime',
  trials: TRIALS,
  products: () => [
    [
      { words: 'runtimes', turns: RUNTIMES.map((runtime) => ({ runtime })) },
      { words: 'clients', turns: CLIENTS.map((client) => ({ client })) },
    ],
  ],
};

test('a package is not measured on a runtime that puts its own code in the place of it', () => {
  assert.deepEqual(
    cellsOfPlans([plan], parts).map(({ id }) => id),
    [
      'node=20.0.0&fetch=2.6.12&process=warm',
      'node=20.0.0&fetch=http&process=warm',
      'runtime=bun@1.4.5&fetch=http&process=warm',
    ],
  );
});
