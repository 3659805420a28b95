import { setImmediate as turn } from 'node:timers/promises';
import { inspect } from 'node:util';
import { parentPort } from 'node:worker_threads';
import { LabRunner } from '../../../src/build/lab-runner.ts';
import type { LabAnswer, LabQuestion } from './guarded-lab.ts';

/** The thread of a GuardedLab: runs what it is sent. */
const runner = await LabRunner.load();

parentPort!.on('message', async (question: LabQuestion) => {
  parentPort!.postMessage(await answer(question));
});

/** What came out of a run beside its answer: the Lab keeps every error of a program to itself. */
const escaped: unknown[] = [];
process.on('uncaughtException', (error) => escaped.push(error));
process.on('unhandledRejection', (reason) => escaped.push(reason));

async function answer(question: LabQuestion): Promise<LabAnswer> {
  try {
    escaped.length = 0;
    const { events, exitCode } = await runner.run(question);
    await turn(); // Node tells of rejections when its jobs are done
    if (escaped.length > 0) throw new Error(`an error left the run: ${inspect(escaped[0])}`);
    let text = '';
    let limit: string | undefined;
    let serverExitCode: number | undefined;
    for (const event of events) {
      if (event.kind === 'limit') limit = event.limit;
      if (event.kind === 'exit' && event.actor === 'server') serverExitCode = event.code;
      if (event.kind === 'output' && event.actor === 'client') text += event.text;
    }
    return { kind: 'ran', text, exitCode, limit, serverExitCode };
  } catch (error) {
    return { kind: 'threw', message: error instanceof Error ? String(error.stack) : String(error) };
  }
}
