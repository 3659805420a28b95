import { type Change, EXTENSIBLE, PROTOTYPE } from './intrinsics.ts';

/** Whether the Lab itself runs on what was changed. */
export function isRunOn({ key, before, after }: Change): boolean {
  if (key === PROTOTYPE) return true;
  if (key === EXTENSIBLE) return false;
  return before !== undefined && (after === undefined || before.value !== after.value);
}
