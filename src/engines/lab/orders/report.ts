import type {
  Cheapest,
  Exploration,
  Inequality,
  OrderOutcome,
  OrderProgress,
  Region,
  Schedule,
} from '../../../exploration/orders/exploration.ts';
import { EngineError } from '../../engine.ts';

/** What the script of a search says, each as one report. */
export type OrdersReport =
  | { readonly progress: OrderProgress }
  | { readonly exploration: Exploration }
  /** The program needs this part of its release: the search is to begin again with it. */
  | { readonly missingPart: string }
  /** A defect of the Lab or of the search. */
  | { readonly failed: string };

type Fields = Readonly<Record<string, unknown>>;

/** More of something than any search finds: whatever sent it is not our script. */
const ITEMS_MAX = 20_000;
const TEXT_CHARS_MAX = 20_000;

/**
 * Reads a report. The reader's program runs beside the script, so nothing in it is believed before it is checked.
 * @throws EngineError `report-not-readable`
 */
export function readOrdersReport(json: string): OrdersReport {
  const report = fields(parsed(json));
  if (report['progress'] !== undefined) return { progress: progress(fields(report['progress'])) };
  if (report['exploration'] !== undefined)
    return { exploration: exploration(fields(report['exploration'])) };
  if (report['missingPart'] !== undefined) return { missingPart: text(report['missingPart']) };
  return { failed: text(report['failed']) };
}

function progress(of: Fields): OrderProgress {
  return { ...counts(of), open: count(of['open']) };
}

function exploration(of: Fields): Exploration {
  const { cheapest, handlerRanAndClientReset } = of;
  return {
    ...counts(of),
    isComplete: flag(of['isComplete']),
    isForThisClock: flag(of['isForThisClock']),
    bounds: bounds(fields(of['bounds'])),
    regions: list(of['regions']).map(region),
    ...(cheapest === undefined ? {} : { cheapest: cheapestOf(fields(cheapest)) }),
    handlerRanAndClientReset: numbers(handlerRanAndClientReset),
  };
}

function counts(of: Fields) {
  return {
    orders: count(of['orders']),
    answered: count(of['answered']),
    failed: count(of['failed']),
    other: count(of['other']),
  };
}

function bounds(of: Fields): Exploration['bounds'] {
  return { callbackMs: 0, flightMs: 0, ...numbers(of) };
}

function region(value: unknown): Region {
  const of = fields(value);
  return {
    outcome: outcome(of['outcome']),
    orders: count(of['orders']),
    inequalities: list(of['inequalities']).map(inequality),
    example: numbers(of['example']),
  };
}

function inequality(value: unknown): Inequality {
  const of = fields(value);
  return { text: text(of['text']), times: text(of['times']) };
}

function cheapestOf(of: Fields): Cheapest {
  return {
    delayMs: number(of['delayMs']),
    isLeast: flag(of['isLeast']),
    schedule: numbers(of['schedule']),
    words: text(of['words']),
  };
}

const OUTCOMES: readonly OrderOutcome[] = ['answered', 'failed', 'other'];

function outcome(value: unknown): OrderOutcome {
  return OUTCOMES.find((one) => one === value) ?? refuse('an outcome');
}

/** Names and times: delays of a schedule, bounds, counts by method. */
function numbers(value: unknown): Schedule {
  const entries = Object.entries(fields(value));
  if (entries.length > ITEMS_MAX) refuse('times');
  return Object.fromEntries(entries.map(([name, of]) => [text(name), number(of)]));
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) && value.length <= ITEMS_MAX ? value : refuse('a list');
}

function fields(value: unknown): Fields {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Fields) : refuse('an object');
}

function flag(value: unknown): boolean {
  return typeof value === 'boolean' ? value : refuse('true or false');
}

function text(value: unknown): string {
  return typeof value === 'string' && value.length <= TEXT_CHARS_MAX ? value : refuse('a text');
}

function count(value: unknown): number {
  const found = number(value);
  return Number.isSafeInteger(found) && found >= 0 ? found : refuse('a count');
}

function number(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : refuse('a number');
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return refuse('JSON');
  }
}

function refuse(what: string): never {
  throw new EngineError(
    'report-not-readable',
    `The report of the search cannot be read: ${what} is not where it should be.`,
    'If the program sends messages of its own out of the sandbox, take that out and try it again.',
  );
}
