import type { Piece } from '../../diagnosis/input/pieces.ts';

/** In the storage of this tab, which ends with it. The box says so. */
const KEPT_KEY = 'pasted';

/** Keeps the texts of a case for a reload. @returns whether they are kept */
export function keep(texts: readonly Piece[] | undefined): boolean {
  try {
    if (!texts || texts.length === 0) {
      sessionStorage.removeItem(KEPT_KEY);
      return false;
    }
    sessionStorage.setItem(KEPT_KEY, JSON.stringify(texts));
    return true;
  } catch {
    // Storage is refused or full.
    return false;
  }
}

/** The texts that were kept, if there are any. */
export function keptTexts(): readonly Piece[] {
  try {
    const texts: unknown = JSON.parse(sessionStorage.getItem(KEPT_KEY) ?? '[]');
    return Array.isArray(texts) ? texts.filter(isPiece) : [];
  } catch {
    // Storage is refused, or another program has written there.
    return [];
  }
}

function isPiece(value: unknown): value is Piece {
  const { name, text } = (value ?? {}) as Partial<Piece>;
  return typeof name === 'string' && typeof text === 'string';
}
