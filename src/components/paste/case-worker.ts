/** Reads cases off the page's thread, so that the page answers while ten megabytes are read. */
import type { CaseAnswer, CaseQuestion } from './messages.ts';
import { CaseReader } from './read-case.ts';

const reader = new CaseReader();

self.addEventListener('message', async ({ data }: MessageEvent<CaseQuestion>) => {
  const answer: CaseAnswer = await reader.answer(data);
  self.postMessage(answer);
});
