import { isAmong } from './captured.ts';
import { type Change, EXTENSIBLE, PROTOTYPE } from './intrinsics.ts';

const ofObjects = Object.prototype;
const HostError = Error;

/** Whether the Lab itself runs on what was changed, so that it must not answer. */
export function isRunOn({ object, key, before, after }: Change): boolean {
  if (key === PROTOTYPE) return true;
  if (key === EXTENSIBLE) return false;
  if (before === undefined) return object === ofObjects && isAmong(READ, key);
  if (object === HostError) return false; // V8's settings of stacks: the Lab obeys them
  return after === undefined || before.value !== after.value || before.get !== after.get;
}

/**
 * Names that the Lab reads on objects of its own. Real Node reads some of them, too, but finds them elsewhere or not at
 * all.
 */
const READ: readonly PropertyKey[] = [
  ...['get', 'set', 'value', 'writable', 'signal', 'return', 'error', 'asyncId'],
  Symbol.iterator,
];
