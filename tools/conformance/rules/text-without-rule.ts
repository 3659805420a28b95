import type { Ablation } from './ablations.ts';

/**
 * The text of a file of the kernel without a rule.
 * @throws Error when the place of an edit is not there, or is there twice: the kernel has changed
 */
export function textWithoutRule(text: string, file: string, { id, edits }: Ablation): string {
  return edits
    .filter((edit) => edit.file === file)
    .reduce((before, { from, to }) => {
      const parts = before.split(from);
      if (parts.length !== 2)
        throw new Error(`rule ${id}: ${file} has ${parts.length - 1} times: ${from}`);
      return parts.join(to);
    }, text);
}
