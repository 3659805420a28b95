import { type Example, example } from './example.ts';

/** The phases of the loop, and what makes it take another turn. */
export const PHASES: readonly Example[] = [
  example(
    'timeout-or-immediate',
    'setTimeout(0) or setImmediate?',
    'From the main program the order is a race: the timer is due after 1 ms, and the loop may begin sooner or later than that. This is one of the two orders; a real machine gives both.',
    'timeout | immediate',
    `setTimeout(() => console.log('timeout'), 0);
setImmediate(() => console.log('immediate'));
`,
    'immediate | timeout',
  ),
  example(
    'after-io',
    'The same two, after I/O',
    'A callback of I/O runs in the poll phase. The check phase comes next, so the immediate is always first, and the timer waits for the next turn.',
    'looked up | immediate | timeout',
    `import dns from 'node:dns';

dns.lookup('localhost', () => {
  console.log('looked up');
  setTimeout(() => console.log('timeout'), 0);
  setImmediate(() => console.log('immediate'));
});
`,
  ),
  example(
    'immediates-take-turns',
    'Immediates take turns',
    'An immediate that is asked for in the check phase waits for the next turn. A tick does not wait: it runs before the next immediate.',
    'immediate 1 | tick | immediate 2 | immediate of the next turn',
    `setImmediate(() => {
  console.log('immediate 1');
  setImmediate(() => console.log('immediate of the next turn'));
  process.nextTick(() => console.log('tick'));
});
setImmediate(() => console.log('immediate 2'));
`,
  ),
  example(
    'late-timers',
    'A timer says “not before”',
    'The loop looks at its timers between two callbacks only. While the program works for 20 ms, both become due; then they run in the order of their times.',
    'work done | timer of 5 ms | timer of 10 ms',
    `setTimeout(() => console.log('timer of 10 ms'), 10);
setTimeout(() => console.log('timer of 5 ms'), 5);

const end = Date.now() + 20;
while (Date.now() < end);
console.log('work done');
`,
  ),
  example(
    'interval-in-arrears',
    'An interval that cannot keep up',
    'The next time of an interval counts from the call of its function. After 12 ms of work in an interval of 5 ms it is overdue, and still the rest of the turn comes first.',
    'round 1 | immediate | round 2 | immediate | round 3 | immediate',
    `let rounds = 0;

const interval = setInterval(() => {
  rounds += 1;
  console.log('round', rounds);
  setImmediate(() => console.log('immediate'));
  const end = Date.now() + 12;
  while (Date.now() < end);
  if (rounds === 3) clearInterval(interval);
}, 5);
`,
  ),
  example(
    'unref',
    'What keeps the loop alive',
    'The loop ends when nothing is left that keeps it alive. A timer with unref() does not, so this one never fires.',
    'timer | exit',
    `setTimeout(() => console.log('never'), 50).unref();
setTimeout(() => console.log('timer'), 10);

process.on('exit', () => console.log('exit'));
`,
  ),
  example(
    'close-comes-last',
    'Close callbacks come last',
    'A socket that is destroyed in the poll phase says “close” at the end of the same turn, after the check phase.',
    'destroy | tick | immediate | close',
    `import net from 'node:net';

const server = net.createServer((socket) => {
  socket.on('close', () => console.log('close'));
  console.log('destroy');
  socket.destroy();
  process.nextTick(() => console.log('tick'));
  setImmediate(() => console.log('immediate'));
  server.close();
});
server.listen(0, '127.0.0.1', () => net.connect(server.address().port, '127.0.0.1'));
`,
  ),
];
