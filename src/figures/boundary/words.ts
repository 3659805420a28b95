import { durationText } from '../../trace/words/time-text.ts';
import { borderOf, type Column } from './sample.ts';

/** A column of a panel in words. They name only times that runs have tried. */
export function columnText(column: Column): string {
  const border = borderOf(column);
  if (border) {
    const { below, above } = border;
    if (below.fate !== 'answered') return 'fails with every FIN that was tried';
    return `answered up to a FIN after ${durationText(below.finUs)}, fails from ${durationText(above.finUs)} on`;
  }
  return column.samples[0]?.fate === 'answered'
    ? 'answered with every FIN that was tried'
    : 'fails with every FIN that was tried';
}
