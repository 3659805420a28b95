import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readQuery } from '../../scenario/query.ts';
import { FINEST, stepAtTime, usAt } from './axis.ts';
import { dividePlane } from './divide.ts';
import type { Fate } from './fate.ts';
import { mapFromJson, mapToJson } from './map-json.ts';
import { fateAt, type PhaseMap } from './phase-map.ts';
import { type PhasePoint, PLANES, pointOf, scenarioAt } from './plane.ts';

type Rule = (point: PhasePoint) => Fate;

/** The last map of a sweep over a rule, and the places that were tried, in their order. */
async function swept(rule: Rule) {
  const tried: PhasePoint[] = [];
  let last: PhaseMap | undefined;
  let maps = 0;
  for await (const map of dividePlane(async (points) => {
    tried.push(...points);
    return points.map(rule);
  })) {
    last = map;
    maps += 1;
  }
  assert.ok(last);
  return { map: last, tried, maps };
}

const DIAGONAL: Rule = ({ x, y }) => (y < x ? 'answered' : 'before');

test('cells fill the plane without overlapping', async () => {
  const { map } = await swept(DIAGONAL);
  assert.equal(
    map.cells.reduce((area, { size }) => area + size * size, 0),
    FINEST * FINEST,
  );
});

test('no place is tried twice', async () => {
  const { tried, map } = await swept(DIAGONAL);
  assert.equal(new Set(tried.map(({ x, y }) => `${x},${y}`)).size, tried.length);
  assert.equal(map.runs.count, tried.length);
});

test('a border is found to the finest cell, with few runs', async () => {
  const { map } = await swept(DIAGONAL);
  assert.ok(map.isWhole);
  for (const cell of map.cells)
    if (map.runs.fatesIn(cell).size > 1) assert.equal(cell.size, 1, JSON.stringify(cell));
  assert.ok(map.runs.count < 700, `${map.runs.count} runs`);
});

test('where all runs end alike, only the first cells and the probes are tried', async () => {
  const { map } = await swept(() => 'answered');
  assert.equal(map.cells.length, 64);
  assert.ok(map.runs.count > 81 && map.runs.count <= 86, `${map.runs.count} runs`);
});

test('an area that no border leads to is found when a probe hits it, and is then divided', async () => {
  // The first cells are 8 steps wide: this one lies within one of them. It is placed where a probe of this seed falls.
  const { tried } = await swept(() => 'answered');
  const probe = tried.at(-1);
  assert.ok(probe);
  const island: Rule = ({ x, y }) =>
    Math.abs(x - probe.x) < 2 && Math.abs(y - probe.y) < 2 ? 'inside' : 'answered';
  const { map } = await swept(island);
  assert.equal(fateAt(map, probe), 'inside');
  assert.ok(map.cells.some(({ size }) => size === 1));
});

test('a search that is given up says so', async () => {
  let runs = 0;
  let last: PhaseMap | undefined;
  const trials = async (points: readonly PhasePoint[]) => {
    runs += points.length;
    return points.map(DIAGONAL);
  };
  for await (const map of dividePlane(trials, { isOver: () => runs > 60 })) last = map;
  assert.equal(last?.isWhole, false);
  assert.ok(runs < 100);
});

test('a map comes back from JSON', async () => {
  const { map } = await swept(DIAGONAL);
  const back = mapFromJson(JSON.parse(JSON.stringify(mapToJson(map))));
  assert.deepEqual(back.cells, map.cells);
  for (let y = 0; y <= FINEST; y += 1)
    for (let x = 0; x <= FINEST; x += 1)
      assert.equal(back.runs.at({ x, y }), map.runs.at({ x, y }));
});

test('a place between two runs that end differently has no fate', async () => {
  const { map } = await swept(DIAGONAL);
  assert.equal(fateAt(map, { x: 0, y: FINEST }), 'before');
  assert.equal(fateAt(map, { x: 20.5, y: 20.5 }), undefined);
});

test('steps and durations are each other’s inverse', () => {
  for (const { x, y } of Object.values(PLANES))
    for (const axis of [x, y]) {
      assert.equal(Math.round(stepAtTime(axis, usAt(axis, FINEST))), FINEST);
      assert.equal(stepAtTime(axis, axis.fromUs), 0);
    }
});

test('every place has a scenario whose query can be read, and that stands there', () => {
  const plain = readQuery('node=24.22.3');
  for (const plane of Object.values(PLANES))
    for (const point of [
      { x: 0, y: 0 },
      { x: 17, y: 40 },
      { x: FINEST, y: FINEST },
    ]) {
      const scenario = scenarioAt(plain, plane, point);
      const place = pointOf(scenario, plane, 300);
      assert.ok(Math.abs(place.y - point.y) <= 1, `${scenario.fin} for ${point.y}`);
      if (plane.x.kind !== 'wait') assert.equal(place.x, point.x);
    }
});
