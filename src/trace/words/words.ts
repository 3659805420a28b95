import { cutText } from '../record/cut-texts.ts';

/** A step of a run in words. */
export interface Words {
  /** For a list, or for a label in a picture: `RST, and nobody looks`. No full stop. */
  readonly short: string;
  /** What happened. */
  readonly sentence: string;
  /** Why it happened, or what follows from it; undefined when there is nothing to explain. */
  readonly why: string | undefined;
}

export function words(short: string, sentence = `${short}.`, why?: string): Words {
  return { short, sentence, why };
}

/** `1 byte`, `106 bytes`, `1,000,000 bytes` */
export function bytesText(count: number): string {
  return count === 1 ? '1 byte' : `${count.toLocaleString('en-US')} bytes`;
}

/** The name of the actor, for the beginning of a sentence. */
export function nameOf(actor: 'client' | 'server' | 'network'): string {
  return actor === 'client' ? 'The client' : actor === 'server' ? 'The server' : 'The network';
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the codes of a terminal's colours begin with one
const COLOURS = /\u001b\[[\d;]*m/g;

/** The beginning of a text that a program chose, short enough for a label. */
export function excerpt(text: string, charsMax = 60): string {
  const line = text.replaceAll(COLOURS, '').trim().split('\n', 1)[0] ?? '';
  return cutText(line, charsMax);
}
