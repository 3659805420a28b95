import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { compare } from '../comparison.ts';
import { LabNode } from '../lab-node.ts';
import { RealNode } from '../real-node.ts';
import { COMPARED, comparedPrograms, countingServer } from './programs.ts';

const NODE = '24.21.0';
/** Closes after each response: what a client does with its pool decides the answer. */
const SERVER = 'always-close';

const skip =
  process.platform === 'linux'
    ? false
    : 'the Lab simulates Linux; other kernels answer differently';

/** `npm run conformance -- clients` compares all of them. */
describe('each client does in the Lab what it does on the real Node', { skip }, () => {
  let real: RealNode | undefined;
  let lab: LabNode;
  before(async () => {
    lab = await LabNode.load(NODE, countingServer(SERVER));
    real = await RealNode.start(NODE, countingServer(SERVER));
  });
  after(() => real?.close()); // not there when its start failed

  for (const client of COMPARED) {
    const [program] = comparedPrograms(client, SERVER, NODE);
    test(program!.title, async () => {
      const { differences } = await compare(NODE, program!, real!, lab);
      assert.deepEqual(differences, []);
    });
  }
});
