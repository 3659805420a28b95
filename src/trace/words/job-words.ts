import type { MicrotaskEvent, TickEvent } from '../record/event.ts';
import { type Words, words } from './words.ts';

/** A job of one of the two queues that are drained inside a callback, for a label in a picture. */
export function jobLabel(job: TickEvent | MicrotaskEvent): string {
  return job.kind === 'tick' ? job.fn : MICROTASKS[job.job].label;
}

export function tickWords({ fn }: TickEvent): Words {
  return words(`nextTick: ${fn}`, `A nextTick runs: ${fn}.`, TICK_MEANINGS[fn]);
}

/** The few of Node's own ticks that matter here (lib/_http_client.js, lib/internal/streams/readable.js). */
const TICK_MEANINGS: Readonly<Record<string, string>> = {
  emitFreeNT: 'It emits ‘free’ on the socket: the agent decides whether to keep it.',
  onSocketNT: 'It hands the socket to the request, which then writes itself.',
  endReadableNT: 'It emits ‘end’ on a stream that has been read to its end.',
  emitReadable_: 'It emits ‘readable’, or hands data on.',
  afterWriteTick: 'It tells a stream that a write is done.',
  emitCloseNT: 'It emits ‘close’.',
  emitErrorNT: 'It emits ‘error’.',
};

export function microtaskWords({ job }: MicrotaskEvent): Words {
  const { name } = MICROTASKS[job];
  return words(`Microtask: ${name}`, `A microtask runs: ${name}.`);
}

/** `name` stands in a sentence, `label` in a picture. */
const MICROTASKS: Readonly<
  Record<MicrotaskEvent['job'], { readonly name: string; readonly label: string }>
> = {
  await: { name: 'an await resumes', label: 'await resumes' },
  reaction: { name: 'a promise’s then()', label: 'then()' },
  thenable: { name: 'a promise takes over another', label: 'promise takes over' },
  queueMicrotask: { name: 'queueMicrotask()', label: 'queueMicrotask()' },
};
