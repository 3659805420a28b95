/**
 * Prints what the Lab of this process answers to each probe, as JSON: `node answers.ts bug immediate`. See without.ts.
 */
import { LabRunner, labRunOf } from '../../../src/build/lab-runner.ts';
import { ordersOf } from '../../../src/build/scenario-orders.ts';
import { readQuery } from '../../../src/scenario/query.ts';
import { PROBES } from './probes.ts';

const runner = await LabRunner.load();

/** What the two programs print, one line each, and how the client ends. Or how its orders end. */
async function answerOf(name: string): Promise<string> {
  const probe = PROBES[name];
  if (!probe) throw new Error(`${name} is no probe`);
  const run = labRunOf(readQuery(probe.query), probe.files);
  if (probe.inEveryOrder) {
    const { orders, answered, failed, other } = await ordersOf(runner, run);
    return `${orders} orders: ${answered} answered, ${failed} failed, ${other} other`;
  }
  const { events, exitCode } = await runner.run(run);
  const printed = events.flatMap((event) =>
    event.kind === 'output' ? [event.text.trimEnd()] : [],
  );
  const limits = events.flatMap((event) =>
    event.kind === 'limit' ? [`limit ${event.limit}`] : [],
  );
  return [...printed, ...limits, `exit ${exitCode}`].join('\n');
}

/** A kernel without a rule may contradict itself, and its search says so. That is an answer, too. */
async function answerOrError(name: string): Promise<string> {
  try {
    return await answerOf(name);
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : `${error}`;
  }
}

const answers: Record<string, string> = {};
for (const name of process.argv.slice(2)) answers[name] = await answerOrError(name);
console.log(JSON.stringify(answers));
