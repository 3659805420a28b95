import type { MicrotaskEvent } from '../record/event.ts';

/** A microtask, by what V8 runs in it: `label` beside a sign in a figure, `phrase` in a sentence. */
export const MICROTASK_WORDS: Readonly<
  Record<MicrotaskEvent['job'], { readonly label: string; readonly phrase: string }>
> = {
  await: { label: 'await resumes', phrase: 'an await resumes' },
  reaction: { label: 'then()', phrase: 'a promise’s then()' },
  thenable: { label: 'thenable', phrase: 'a promise takes over another' },
  queueMicrotask: { label: 'queueMicrotask', phrase: 'queueMicrotask()' },
};
