import type { Trace, TraceEvent } from '../../trace/event.ts';
import type { Words } from '../../trace/transcript.ts';

/** Finds the words for steps of a run: those that the page was built with, and the transcript for all others. */
export interface WordsSource {
  of(event: TraceEvent, trace: Trace): Words;
  /** Whether `of` can answer for all of them now. */
  knows(events: Trace, trace: Trace): boolean;
  /** Loads the transcript, which a page that only tells its story does without. */
  load(): Promise<void>;
}

const NO_WORDS: Words = { short: '', sentence: '', why: undefined };

/** @param list items with `data-step` and, inside, the parts `short`, `sentence` and `why` */
export function wordsFrom(list: Element, built: Trace): WordsSource {
  const told = new Map(
    [...list.querySelectorAll<HTMLElement>('[data-step]')].map((item) => {
      const text = (part: string) => item.querySelector(`[data-part="${part}"]`)?.textContent ?? '';
      const words = { short: text('short'), sentence: text('sentence'), why: text('why') };
      return [item.dataset['step'] ?? '', words] as const;
    }),
  );
  let wordsOf: ((event: TraceEvent, trace: Trace) => Words) | undefined;
  return {
    of: (event, trace) =>
      wordsOf?.(event, trace) ?? (trace === built ? told.get(event.id) : undefined) ?? NO_WORDS,
    knows: (events, trace) =>
      wordsOf !== undefined || (trace === built && events.every(({ id }) => told.has(id))),
    async load() {
      wordsOf ??= (await import('../../trace/transcript.ts')).wordsOf;
    },
  };
}
