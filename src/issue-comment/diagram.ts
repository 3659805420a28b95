import { focusOf } from '../trace/reading/focus.ts';
import { isLendable } from '../trace/reading/lendable.ts';
import { placeOf } from '../trace/reading/order.ts';
import { seesWire } from '../trace/reading/sees.ts';
import { arrivalPlaceOf } from '../trace/reading/segments.ts';
import type { Trace } from '../trace/record/event.ts';
import { windowText } from '../trace/words/window-words.ts';
import { labelOf } from './diagram-label.ts';
import { type DiagramActor, type DiagramStep, diagramSteps } from './diagram-steps.ts';
import { DIAGRAM_BYTES_MAX } from './limits.ts';
import { utf8BytesOf } from './tidy.ts';

const NAMES: Readonly<Record<DiagramActor, string>> = {
  P: 'program',
  N: 'Node',
  K: 'kernel',
  S: 'server',
};

/** The colour of the race window on the site, as a tint: a tracker’s page may be light or dark. */
const WINDOW_FILL = 'rgba(213, 94, 0, 0.2)';

/** Steps at most. A program can have Node look at a thousand sockets before one request. */
const STEPS_MAX = 18;
/** Characters of a label, the longest that fits. With the last one every diagram fits. */
const LABEL_CHARS = [60, 44, 32, 22, 12] as const;

/**
 * The fatal moment as a sequence diagram for mermaid, which GitHub and GitLab draw. Undefined when the program made no
 * request. It can be read by mermaid 9 to 12 (tools/mermaid), and avoids what breaks the renderers of trackers: `<br>`,
 * `;`, `#`, `%%{init}`, `click`, and `end` in a text.
 */
export function diagramOf(trace: Trace): string | undefined {
  const steps = bounded(diagramSteps(trace));
  if (steps.length === 0) return undefined;
  const texts = LABEL_CHARS.map((charsMax) => diagramText(steps, trace, charsMax));
  return texts.find((text) => utf8BytesOf(text) <= DIAGRAM_BYTES_MAX);
}

/** The beginning and the end of too many steps: what became of the socket, and of the request. */
function bounded(steps: readonly DiagramStep[]): readonly DiagramStep[] {
  if (steps.length <= STEPS_MAX) return steps;
  return [...steps.slice(0, STEPS_MAX / 2), ...steps.slice(-STEPS_MAX / 2)];
}

function diagramText(steps: readonly DiagramStep[], trace: Trace, charsMax: number): string {
  const actors = (Object.keys(NAMES) as DiagramActor[]).filter(
    (actor) => actor !== 'K' || seesWire(trace),
  );
  return [
    'sequenceDiagram',
    ...actors.map((actor) => `participant ${actor} as ${NAMES[actor]}`),
    ...messages(steps, trace, charsMax),
  ].join('\n');
}

/** The messages, with the race window as a coloured band behind those that fall into it. */
function messages(steps: readonly DiagramStep[], trace: Trace, charsMax: number): string[] {
  const window = focusOf(trace)?.window;
  const texts = steps.map((step) => messageText(step, charsMax));
  if (!window || !isLendable(window, trace)) return texts;
  const opens = arrivalPlaceOf(window.opens, trace) ?? trace.length;
  const closes = window.closes ? placeOf(window.closes, trace) : trace.length;
  const isInside = ({ event }: DiagramStep) => {
    const place = placeOf(event, trace);
    return place >= opens && place <= closes;
  };
  const first = steps.findIndex(isInside);
  const last = steps.findLastIndex(isInside);
  if (first < 0) return texts;
  return [
    ...texts.slice(0, first),
    `rect ${WINDOW_FILL}`,
    ...texts.slice(first, first + 1),
    `Note over N,S: ${labelOf(windowText(window), charsMax)}`,
    ...texts.slice(first + 1, last + 1),
    'end',
    ...texts.slice(last + 1),
  ];
}

function messageText({ from, to, isLost, words }: DiagramStep, charsMax: number): string {
  const label = labelOf(words, charsMax);
  return to === undefined
    ? `Note over ${from}: ${label}`
    : `${from}${isLost ? '-x' : '->>'}${to}: ${label}`;
}
