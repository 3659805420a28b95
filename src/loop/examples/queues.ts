import { type Example, example } from './example.ts';

/** The two queues that Node empties before the loop goes on: ticks, and promise jobs. */
export const QUEUES: readonly Example[] = [
  example(
    'one-of-each',
    'One of each',
    'A timer, an immediate, a tick and a promise job, asked for in this order. None of them runs before the main program has ended.',
    'main | promise | tick | immediate | timer',
    `setTimeout(() => console.log('timer'), 100);
setImmediate(() => console.log('immediate'));
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('promise'));

console.log('main');
`,
  ),
  example(
    'tick-before-promise',
    'nextTick, then promises',
    'After each callback Node empties the queue of process.nextTick first, and then the promise jobs.',
    'timer | tick | promise',
    `setTimeout(() => {
  Promise.resolve().then(() => console.log('promise'));
  process.nextTick(() => console.log('tick'));
  console.log('timer');
}, 0);
`,
  ),
  example(
    'modules-begin-with-promises',
    'A module begins with promises',
    'Node evaluates an ES module in a promise job. So the other promise jobs of its top level come first, and the ticks after them. In a CommonJS file it is the other way round.',
    'main | promise | tick',
    `process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('promise'));

console.log('main');
`,
  ),
  example(
    'ticks-in-ticks',
    'Ticks that ask for ticks',
    'A tick that a tick asks for runs in the same round, before any promise job. The queue is left when it is empty. A tick that a promise job asks for has to wait for the other jobs.',
    'timer | tick 1 | tick 2 | promise 1 | promise 2 | tick 3',
    `setTimeout(() => {
  console.log('timer');
  Promise.resolve().then(() => {
    console.log('promise 1');
    process.nextTick(() => console.log('tick 3'));
  });
  Promise.resolve().then(() => console.log('promise 2'));
  process.nextTick(() => {
    console.log('tick 1');
    process.nextTick(() => console.log('tick 2'));
  });
}, 0);
`,
  ),
  example(
    'starved-by-ticks',
    'Ticks that starve the loop',
    'The timer is due after 1 ms, and has to wait for the last tick. With a tick that always asks for another one, the loop would never go on.',
    'tick 1 | tick 2 | tick 3 | the timer, at last',
    `setTimeout(() => console.log('the timer, at last'), 1);

let ticks = 0;
process.nextTick(function again() {
  work(2);
  ticks += 1;
  console.log('tick', ticks);
  if (ticks < 3) process.nextTick(again);
});

function work(ms) {
  const end = Date.now() + ms;
  while (Date.now() < end);
}
`,
  ),
  example(
    'await-in-steps',
    'What an await costs',
    'Each await of the loop goes on in a job of its own. A result that is a promise comes two rounds later than a plain one, because the promise of the function first has to follow it.',
    'job 1 | a value | job 2 | a promise | job 3',
    `const value = async () => 'a value';
const promise = async () => Promise.resolve('a promise');

promise().then((text) => console.log(text));
jobs();
value().then((text) => console.log(text));

async function jobs() {
  for (const number of [1, 2, 3]) {
    await null;
    console.log('job', number);
  }
}
`,
  ),
  example(
    'between-timers',
    'Promises between two timers',
    'Both timers are due in the same phase. Since Node 11 the queues are emptied after each of them, and not after the whole phase.',
    'timer 1 | promise of timer 1 | timer 2',
    `setTimeout(() => {
  console.log('timer 1');
  Promise.resolve().then(() => console.log('promise of timer 1'));
}, 1);
setTimeout(() => console.log('timer 2'), 1);
`,
  ),
];
