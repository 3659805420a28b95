import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A request that asked its agent for a socket. */
export interface SocketTaken {
  /** `/2` */
  readonly path: string;
  /** Whole microseconds, by the clock of tools/relay/clock.ts. */
  readonly atUs: number;
}

/** Preloaded into a client. It notes when each request asks for a socket: there a pooled one is looked at and taken. */
const PRELOAD = `
const { Agent } = require('node:http');
const { appendFileSync } = require('node:fs');

const taken = [];
const { addRequest } = Agent.prototype;
Agent.prototype.addRequest = function (request) {
  taken.push({ path: request.path, atUs: Math.round(Number(process.hrtime.bigint()) / 1000) });
  return Reflect.apply(addRequest, this, arguments);
};

process.on('exit', () => {
  for (const one of taken) appendFileSync(__dirname + '/taken.jsonl', JSON.stringify(one) + '\\n');
});
`;

const PRELOAD_FILE = 'log-taken.cjs';

/**
 * Puts the preload into the client's folder.
 *
 * @returns arguments for Node in front of the client's file
 */
export async function preloadTaken(folder: string): Promise<readonly string[]> {
  await writeFile(join(folder, PRELOAD_FILE), PRELOAD);
  return ['--require', `./${PRELOAD_FILE}`];
}

/** The notes of all clients that ran in the folder, in the order in which they ended. */
export async function readTaken(folder: string): Promise<readonly SocketTaken[]> {
  const text = await readFile(join(folder, 'taken.jsonl'), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}
