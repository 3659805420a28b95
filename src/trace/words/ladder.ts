import { type Exchange, exchangeByEvent } from '../reading/exchanges.ts';
import { focusOf, zeroOf } from '../reading/focus.ts';
import { isLendable } from '../reading/lendable.ts';
import type { RaceWindow } from '../reading/race-window.ts';
import { storyInFocus } from '../reading/story-in-focus.ts';
import type { Trace, TraceEvent } from '../record/event.ts';
import { worldsOf } from '../world/fold.ts';
import { type ConnectionState, connectionIn } from '../world/world.ts';
import { type Glyphs, glyphsOf } from './ladder-glyphs.ts';
import { STEP_COLUMNS, stepText } from './ladder-step.ts';
import { beliefForms, formWithin, kernelForms } from './socket-words.ts';
import { signedMsText } from './time-text.ts';
import { windowLegend } from './window-words.ts';

/** Characters of a line at most: what issue trackers and terminals show without wrapping. */
export const LADDER_COLUMNS = 78;
const TIME_COLUMNS = 8;
const NODE_COLUMNS = 11;
const KERNEL_COLUMNS = 10;

const HEADER = [
  'ms'.padStart(TIME_COLUMNS),
  `client${'server'.padStart(STEP_COLUMNS - 'client'.length)}`,
  `${'Node says'.padEnd(NODE_COLUMNS)} kernel says`,
].join('  ');

interface LadderOptions {
  /** Draw with ASCII only, for terminals and fonts that have no arrows. */
  readonly ascii?: boolean;
}

/**
 * The fatal moment as plain text, for a terminal, an issue and a page without JavaScript: what goes over
 * the wire between client and server, and beside it what Node believes of the socket and what the kernel
 * knows. Where the two disagree and the socket can be lent the line is hatched: that is the race window. Times are milliseconds
 * since the FIN. A run that went well has a ladder too. Empty when the program made no request.
 */
export function ladderText(trace: Trace, options: LadderOptions = {}): string {
  const focus = focusOf(trace);
  if (!focus) return '';
  const glyphs = glyphsOf(options.ascii ?? false);
  const window = focus.window && isLendable(focus.window, trace) ? focus.window : undefined;
  const exchanges = exchangeByEvent(trace);
  const zero = zeroOf(trace);
  let conn = focus.previous?.conn ?? focus.request.conn;
  const steps = new Set(stepsToDraw(trace));
  const rows: string[] = [];
  for (const world of worldsOf(trace)) {
    const event = trace[world.applied - 1];
    if (!event || !steps.has(event)) continue;
    conn = ('conn' in event ? event.conn : exchanges.get(event)?.conn) ?? conn;
    const connection = conn === undefined ? undefined : connectionIn(world, conn);
    rows.push(
      rowText(
        // A hyphen: this is text for terminals and for trackers.
        signedMsText(event.t - zero).replace('−', '-'),
        stepText(event, trace, glyphs),
        connection,
        window?.conn === conn ? glyphs.hatch : '',
      ),
    );
  }
  return [HEADER, ...rows, ...legend(window, glyphs)].map((row) => `${row}\n`).join('');
}

/** Without what can't be seen from outside the program. */
function stepsToDraw(trace: Trace): TraceEvent[] {
  const exchanges = exchangeByEvent(trace);
  return storyInFocus(trace).filter((event) => {
    const exchange = exchanges.get(event);
    return event.kind !== 'throw' && !(event === exchange?.requested && hasLeft(exchange));
  });
}

/** Whether somebody saw the request leave: then that step is drawn, and not the program's wish. */
function hasLeft({ written, sent }: Exchange): boolean {
  return (written ?? sent) !== undefined;
}

function rowText(
  time: string,
  step: string,
  connection: ConnectionState | undefined,
  hatchOfWindow: string,
): string {
  const node = connection ? formWithin(NODE_COLUMNS - 1, beliefForms(connection.node)) : '';
  const kernel = connection ? formWithin(KERNEL_COLUMNS, kernelForms(connection)) : '';
  const hatch = connection?.inRaceWindow ? hatchOfWindow : '';
  const columns = [
    time.padStart(TIME_COLUMNS),
    step.padEnd(STEP_COLUMNS),
    `${node.padEnd(NODE_COLUMNS)} ${kernel} ${hatch}`,
  ];
  return columns.join('  ').trimEnd();
}

/** What the hatching and the zero mean, where there is a window. */
function legend(window: RaceWindow | undefined, glyphs: Glyphs): string[] {
  if (!window) return [];
  return [`${glyphs.hatch} ${windowLegend(window)}`];
}
