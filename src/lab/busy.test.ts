import assert from 'node:assert/strict';
import test from 'node:test';
import { eventsOfKind, printed, runClient } from './testing.ts';

/*
 * Both programs keep their processors busy at the same time (`while (performance.now() < t)`), so that
 * one of them is ahead of the other. What each prints was printed by real Node, too.
 */

const SPIN =
  'const spin = (ms) => { const t = performance.now() + ms; while (performance.now() < t); };';

/** The server is busy and then acts; so is the client when it has read the first bytes. */
function bothBusy(server: string, client: string) {
  return runClient(
    `import net from 'node:net';
    ${SPIN}
    const socket = net.connect(3000, '127.0.0.1');
    socket.once('data', () => { ${client} });
    socket.on('error', (error) => console.log('error', error.message));
    socket.on('end', () => console.log('end')).on('close', () => process.exit());`,
    {
      server: `import net from 'node:net';
      ${SPIN}
      net.createServer((socket) => {
        socket.on('error', () => {});
        socket.write('hello');
        ${server}
      }).listen(3000);`,
    },
  );
}

const WRITE = `socket.write('late', (error) => console.log(error?.code ?? 'written'));`;

test('a client that is busy for longer than the server meets what that did meanwhile', () => {
  assert.equal(
    printed(bothBusy('spin(5); socket.resetAndDestroy();', `spin(25); ${WRITE}`)),
    'ECONNRESET\nerror write ECONNRESET\n',
  );
});

test('a client that is busy for less time does not know yet what the server will do', () => {
  assert.equal(
    printed(bothBusy('spin(25); socket.resetAndDestroy();', `spin(5); ${WRITE}`)),
    'written\nerror read ECONNRESET\n',
  );
});

test('a client that acts before and after the server meets it the second time only', () => {
  assert.equal(
    printed(
      bothBusy('spin(25); socket.resetAndDestroy();', `spin(5); ${WRITE} spin(45); ${WRITE}`),
    ),
    'written\nECONNRESET\nerror write ECONNRESET\n',
  );
});

test('both close with unread bytes: the first one resets the other', () => {
  const server = `spin(15); socket.write('more'); spin(10); socket.destroy();`;
  const run = bothBusy(server, `spin(10); socket.write('x'); spin(20); socket.destroy();`);
  assert.equal(printed(run), '');
  assert.equal(run.exitCode, 0);
});

test('where each would have to see the other one first, the run ends with an event that says so', () => {
  const run = runClient(
    `import net from 'node:net';
    ${SPIN}
    const [a, b] = [net.connect(3000, '127.0.0.1'), net.connect(3000, '127.0.0.1')];
    b.once('data', () => { spin(10); a.resetAndDestroy(); spin(20); b.write('late'); });
    b.on('error', (error) => console.log(error.message));`,
    {
      server: `import net from 'node:net';
      ${SPIN}
      const sockets = [];
      net.createServer((socket) => {
        socket.on('error', () => {});
        if (sockets.push(socket) < 2) return;
        const [a, b] = sockets;
        b.write('hello');
        spin(15);
        b.resetAndDestroy();
        spin(10);
        a.write('late, too');
      }).listen(3000);`,
    },
  );
  assert.equal(eventsOfKind(run.events, 'limit')[0]?.limit, 'both busy');
});
