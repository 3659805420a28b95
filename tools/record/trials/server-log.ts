import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SeenConnection } from './reuse.ts';

/** Preloaded into a server. It notes each connection's requests and writes the notes when the server is ended. */
const PRELOAD = `
const net = require('node:net');
const { writeFileSync } = require('node:fs');

const connections = [];
const { emit } = net.Server.prototype;
net.Server.prototype.emit = function (name, socket) {
  if (name === 'connection') note(socket);
  return Reflect.apply(emit, this, arguments);
};

function note(socket) {
  const requests = [];
  connections.push({ requests });
  socket.on('data', (bytes) => {
    const path = /^[A-Z]+ (\\S+) HTTP/.exec(bytes.toString('latin1'))?.[1];
    if (path) requests.push({ path, atUs: Math.round(performance.now() * 1000) });
  });
}

process.on('SIGTERM', () => {
  writeFileSync(__dirname + '/connections.json', JSON.stringify(connections));
  process.exit();
});
`;

const PRELOAD_FILE = 'log-connections.cjs';

/**
 * Puts the preload into the server's folder.
 *
 * @returns arguments for Node in front of the server's file
 */
export async function preloadLog(folder: string): Promise<readonly string[]> {
  await writeFile(join(folder, PRELOAD_FILE), PRELOAD);
  return ['--require', `./${PRELOAD_FILE}`];
}

/** The notes of a server that has been ended. */
export async function readLog(folder: string): Promise<readonly SeenConnection[]> {
  return JSON.parse(await readFile(join(folder, 'connections.json'), 'utf8'));
}
