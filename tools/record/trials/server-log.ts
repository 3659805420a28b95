import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RelayedConnection } from '../../relay/connection.ts';

/**
 * Preloaded into a server. It notes what the relay notes (tools/relay/connection.ts), by the same clock, and writes the
 * notes when the server is ended. It watches calls and no packets, because a capture of packets wakes the machine's other
 * core, and then a server is not interrupted between its response and its FIN any more.
 */
const PRELOAD = `
const net = require('node:net');
const { writeFileSync } = require('node:fs');

const nowUs = () => Math.round(Number(process.hrtime.bigint()) / 1000);
const connections = [];
const { emit } = net.Server.prototype;
net.Server.prototype.emit = function (name, socket) {
  if (name === 'connection') note(socket);
  return Reflect.apply(emit, this, arguments);
};

function note(socket) {
  const connection = { requests: [] };
  connections.push(connection);
  socket.on('data', (bytes) => {
    const path = /^[A-Z]+ (\\S+) HTTP/.exec(bytes.toString('latin1'))?.[1];
    if (path) connection.requests.push({ path, atUs: nowUs() });
  });
  const handle = socket._handle;
  for (const name of ['writeLatin1String', 'writeUtf8String', 'writeAsciiString', 'writeBuffer', 'writev'])
    before(handle, name, () => {
      const request = connection.requests.at(-1);
      if (request) request.answeredUs = nowUs();
    });
  let clientHasClosed = false;
  socket.on('end', () => (clientHasClosed = true));
  after(handle, 'shutdown', () => {
    if (!clientHasClosed) connection.finSentUs ??= nowUs();
  });
}

function before(handle, name, call) {
  const real = handle[name];
  handle[name] = function () {
    call();
    return Reflect.apply(real, this, arguments);
  };
}

function after(handle, name, call) {
  const real = handle[name];
  handle[name] = function () {
    const result = Reflect.apply(real, this, arguments);
    call();
    return result;
  };
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
export async function readLog(folder: string): Promise<readonly RelayedConnection[]> {
  return JSON.parse(await readFile(join(folder, 'connections.json'), 'utf8'));
}
