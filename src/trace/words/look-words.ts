import { type Found, foundBy } from '../reading/looks.ts';
import { windowByCloser } from '../reading/race-window.ts';
import type { SyscallEvent, Trace } from '../record/event.ts';
import { durationText } from './time-text.ts';
import { windowClosesText } from './window-words.ts';
import { type Words, words } from './words.ts';

/** What a look found, after “finds”. */
export function foundText(found: Found): string {
  return FOUND_TEXTS[found];
}

const FOUND_TEXTS: Readonly<Record<Found, string>> = {
  nothing: 'nothing',
  fin: 'the FIN',
  rst: 'the RST',
  data: 'bytes that nobody asked for',
};

/** A look in a picture, the fullest form first. */
export function lookForms(found: Found): readonly string[] {
  const what = foundText(found);
  return [`Node looks: ${what}`, `look: ${what}`, 'look'];
}

/** A look by the client. */
export function lookWords(look: SyscallEvent, trace: Trace): Words {
  const found = foundBy(look, trace);
  const what = foundText(found);
  const window = windowByCloser(trace).get(look);
  return words(
    `Node looks, and finds ${what}`,
    window
      ? `${ASKS}. There is: ${what}, ${durationText(look.t - window.opensAt)} after it came.`
      : found === 'nothing'
        ? `${ASKS}. There is nothing.`
        : `${ASKS}: ${what}.`,
    window
      ? `It destroys the socket instead. ${windowClosesText(window)}`
      : found === 'nothing'
        ? 'A look finds what has arrived. It cannot find a FIN that is still to come.'
        : 'It destroys the socket instead.',
  );
}

const ASKS =
  'Before it uses the socket again, Node asks the kernel whether there is something to read';
