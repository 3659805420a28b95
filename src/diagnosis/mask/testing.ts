import { type MaskKind, Placeholders } from './placeholders.ts';

/** A function that masks one kind, as in one text. */
export function masking(kind: MaskKind): (text: string) => string {
  const placeholders = new Placeholders();
  return (text) => kind.mask(text, placeholders);
}
