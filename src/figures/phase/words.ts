import { FINEST, type PhaseAxis, usAt } from '../../exploration/phase/axis.ts';
import type { Fate } from '../../exploration/phase/fate.ts';
import { fateAt, type PhaseMap } from '../../exploration/phase/phase-map.ts';
import type { PhasePlane, PhasePoint } from '../../exploration/phase/plane.ts';
import { durationText } from '../../trace/words/time-text.ts';

/** What an axis counts. */
export const AXIS_NAMES: Readonly<Record<PhaseAxis['kind'], string>> = {
  asked: 'Request 2 is made, after response 1',
  callback: 'A callback of the client takes',
  wait: 'setTimeout before request 2',
  fin: 'The FIN comes, after the response',
};

/** A fate as a verdict. A place without one lies at a border. */
export function fateText(fate: Fate | undefined): string {
  switch (fate) {
    case 'answered':
      return 'Answered';
    case 'inside':
      return 'Fails in the window';
    case 'before':
      return 'Fails before the FIN';
    case 'other':
      return 'Fails in another way';
    case undefined:
      return 'On the edge';
  }
}

/** The sign that a verdict with this fate has. */
export function signOfFate(fate: Fate | undefined): 'ok' | 'failed' | 'depends' {
  if (fate === undefined) return 'depends';
  return fate === 'answered' ? 'ok' : 'failed';
}

/** Two times in a sentence: `Request 2 is made 400 µs after response 1. The FIN comes after 320 µs, which is earlier.` */
export function placeText({ x, y }: PhasePlane, point: PhasePoint): string {
  const [xUs, yUs] = [usAt(x, point.x), usAt(y, point.y)];
  const fin = `The FIN comes ${durationText(yUs)} after the response`;
  switch (x.kind) {
    case 'asked': {
      const apart = durationText(Math.abs(xUs - yUs));
      const order = yUs < xUs ? `${apart} before` : `${apart} after`;
      return `Request 2 is made ${durationText(xUs)} after response 1. ${fin}, ${order} the request.`;
    }
    case 'wait':
      return `The program waits with setTimeout(${xUs / 1000}). ${fin}.`;
    default:
      return `A callback of the client takes ${durationText(xUs)}. ${fin}.`;
  }
}

/** How runs end at a place of the horizontal axis, from the earliest FIN to the latest. */
export function columnText(map: PhaseMap, { y }: PhasePlane, x: number): string {
  const stretches: { fate: Fate; from: number; to: number }[] = [];
  for (let step = 0; step <= FINEST; step += 1) {
    const fate = fateAt(map, { x, y: step });
    const last = stretches.at(-1);
    if (fate === undefined) continue;
    if (last?.fate === fate) last.to = step;
    else stretches.push({ fate, from: step, to: step });
  }
  const [only] = stretches;
  if (!only) return 'not known';
  if (stretches.length === 1) return `${SHORT[only.fate]} with every FIN`;
  return stretches
    .map(({ fate, from, to }, index) => {
      if (index === 0) return `${SHORT[fate]} up to a FIN after ${durationText(usAt(y, to))}`;
      return `${SHORT[fate]} from ${durationText(usAt(y, from))} on`;
    })
    .join('; ');
}

const SHORT: Readonly<Record<Fate, string>> = {
  answered: 'answered',
  inside: 'fails in the window',
  before: 'fails before the FIN',
  other: 'fails in another way',
};

/** What a picture shows, for readers who do not see it. */
export function panelText(title: string, map: PhaseMap, plane: PhasePlane): string {
  const middle = FINEST / 2;
  const at = durationText(usAt(plane.x, middle));
  return `${title}: ${map.runs.count.toLocaleString('en-US')} runs. At ${at} to the right: ${columnText(map, plane, middle)}.`;
}
