import type { RecordedCell } from '../recordings/record.ts';
import { type Sum, sumOfCells } from '../recordings/select.ts';
import { countText, shareWords } from './words.ts';

/**
 * How a count of the record stands in a sentence: `answered` is `46 of 60`, answered of tried, all cells together;
 * `failed` is `14 of 60`; `words` is `about 7 times in 10`.
 */
const FORMS = ['answered', 'failed', 'words'] as const;
export type CitedForm = (typeof FORMS)[number];

export function isCitedForm(text: string): text is CitedForm {
  return FORMS.some((form) => form === text);
}

/** What a sentence may say of a share, and when it is so. */
const SAYINGS = {
  none: (share) => share === 0,
  all: (share) => share === 1,
  some: (share) => share > 0 && share < 1,
  few: (share) => share < 0.25,
  most: (share) => share > 0.75,
  'nearly none': (share) => share <= 0.05,
  'nearly all': (share) => share >= 0.95,
} as const satisfies Readonly<Record<string, (share: number) => boolean>>;
export type Saying = keyof typeof SAYINGS;

export function isSaying(text: string): text is Saying {
  return Object.hasOwn(SAYINGS, text);
}

/** A sentence says something of the record that is not so. */
export class CitationError extends Error {
  override readonly name = 'CitationError';
}

export function citedText(cells: readonly RecordedCell[], form: CitedForm = 'answered'): string {
  const { answered, tried } = sumOfCells(cells);
  switch (form) {
    case 'answered':
      return counted(answered, tried);
    case 'failed':
      return counted(tried - answered, tried);
    case 'words':
      return shareWords(answered, tried);
  }
}

/** @throws CitationError when the record says otherwise */
export function checkSaying(cells: readonly RecordedCell[], saying: Saying): void {
  if (!SAYINGS[saying](shareOf(sumOfCells(cells))))
    throw new CitationError(`the record does not say “${saying}”: ${told(cells)}`);
}

function shareOf({ answered, tried }: Sum): number {
  return answered / tried;
}

function counted(count: number, tried: number): string {
  return `${countText(count)} of ${countText(tried)}`;
}

function told(cells: readonly RecordedCell[]): string {
  return cells.map(({ id, answered, tried }) => `${id} ${counted(answered, tried)}`).join('; ');
}
