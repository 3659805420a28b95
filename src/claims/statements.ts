import { type Exchange, exchangesOf } from '../trace/reading/exchanges.ts';
import { isLook } from '../trace/reading/looks.ts';
import { phasesBetween } from '../trace/reading/order.ts';
import { raceWindowsOf } from '../trace/reading/race-window.ts';
import { errorOf, isAnswered } from '../trace/reading/requests.ts';
import type { SyscallEvent, Trace } from '../trace/record/event.ts';

/** What the run shows instead of the claim. It is printed when the build fails. */
type Contradiction = string;

/** A form of a sentence about a run, and the function that checks it against the trace. */
export interface Statement {
  /** The text after `says=`. */
  readonly form: RegExp;
  /** An example, for an author whose claim could not be read. */
  readonly example: string;
  /** @returns what the run shows instead, or undefined when the statement holds */
  readonly contradiction: (trace: Trace, words: readonly string[]) => Contradiction | undefined;
}

/**
 * All statements that prose can claim. A new kind of claim is a new entry here; no other code
 * changes.
 */
export const STATEMENTS: readonly Statement[] = [
  {
    form: /^all (\d+) requests are answered$/,
    example: 'all 2 requests are answered',
    contradiction: (trace, [count]) => {
      const exchanges = exchangesOf(trace);
      return unless(
        exchanges.length === Number(count) && exchanges.every(isAnswered),
        () => `${exchanges.length} requests: ${exchanges.map(endOf).join('; ')}`,
      );
    },
  },
  {
    form: /^request (\d+) fails: (.+)$/,
    example: 'request 2 fails: socket hang up',
    contradiction: (trace, [number, message]) => {
      const exchange = exchangeOf(trace, number);
      const said = exchange && errorOf(exchange)?.message;
      return unless(
        message !== undefined && said?.endsWith(message) === true,
        () => `request ${number} ${endOf(exchange)}`,
      );
    },
  },
  {
    form: /^only requests ([\d, ]+) fail$/,
    example: 'only requests 2, 4 fail',
    contradiction: (trace, [numbers]) => {
      const failed = exchangesOf(trace).filter((each) => errorOf(each) !== undefined);
      const list = failed.map(({ number }) => number).join(', ');
      return unless(list === numbers, () => `the requests that fail are: ${list || 'none'}`);
    },
  },
  {
    form: /^request (\d+) takes the connection of request (\d+)$/,
    example: 'request 2 takes the connection of request 1',
    contradiction: (trace, [later, earlier]) => {
      const exchange = exchangeOf(trace, later);
      const before = exchangeOf(trace, earlier);
      return unless(exchange?.reused === true && exchange.conn === before?.conn, () =>
        exchange ? connectionOf(exchange) : 'there is no such request',
      );
    },
  },
  {
    form: /^request (\d+) opens a connection$/,
    example: 'request 2 opens a connection',
    contradiction: (trace, [number]) => {
      const exchange = exchangeOf(trace, number);
      return unless(exchange !== undefined && !exchange.reused, () =>
        exchange ? connectionOf(exchange) : 'there is no such request',
      );
    },
  },
  {
    form: /^the run uses (\d+) connections?$/,
    example: 'the run uses 2 connections',
    contradiction: (trace, [count]) => {
      const used = new Set(exchangesOf(trace).flatMap(({ conn }) => conn ?? []));
      return unless(used.size === Number(count), () => `it uses ${used.size}`);
    },
  },
  {
    form: /^request (\d+) is written (inside|before) the race window$/,
    example: 'request 2 is written inside the race window',
    contradiction: (trace, [number, where]) => {
      const { written, conn } = exchangeOf(trace, number) ?? {};
      const window = raceWindowsOf(trace).find((each) => each.conn === conn);
      const among = where === 'inside' ? window?.writesInside : window?.writesBefore;
      return unless(written !== undefined && among?.includes(written.id) === true, () =>
        window ? `${written?.id} is not ${where} it` : 'its connection has no race window',
      );
    },
  },
  {
    form: /^request (\d+) is made with "Connection: (\S+)"$/,
    example: 'request 1 is made with "Connection: close"',
    contradiction: (trace, [number, value]) => {
      const set = exchangeOf(trace, number)?.requested?.connectionHeader;
      return unless(set?.toLowerCase() === value, () => `it is made with ${said(set)}`);
    },
  },
  {
    form: /^request (\d+) is made without a Connection header$/,
    example: 'request 1 is made without a Connection header',
    contradiction: (trace, [number]) => {
      const requested = exchangeOf(trace, number)?.requested;
      return unless(requested !== undefined && requested.connectionHeader === undefined, () =>
        requested ? `it is made with ${said(requested.connectionHeader)}` : 'it is not made',
      );
    },
  },
  {
    form: /^response (\d+) (has|lacks) "Connection: close"$/,
    example: 'response 1 lacks "Connection: close"',
    contradiction: (trace, [number, has]) => {
      const response = exchangeOf(trace, number)?.response;
      const closes = response?.connectionHeader?.toLowerCase() === 'close';
      return unless(response !== undefined && closes === (has === 'has'), () =>
        response ? `it has ${said(response.connectionHeader)}` : 'there is no such response',
      );
    },
  },
  {
    form: /^the socket of request (\d+) (goes|does not go) into the pool$/,
    example: 'the socket of request 1 goes into the pool',
    contradiction: (trace, [number, goes]) => {
      const socket = exchangeOf(trace, number)?.assigned?.socket;
      const isPooled = trace.some(
        (event) => event.kind === 'http' && event.what === 'pooled' && event.socket === socket,
      );
      return unless(socket !== undefined && isPooled === (goes === 'goes'), () =>
        isPooled ? 'it goes into the pool' : 'it does not',
      );
    },
  },
  {
    form: /^(a|no) (poll|timers) phase lies between response (\d+) and request (\d+)$/,
    example: 'no poll phase lies between response 1 and request 2',
    contradiction: (trace, [any, phase, earlier, later]) => {
      const read = exchangeOf(trace, earlier)?.read;
      const written = exchangeOf(trace, later)?.requested;
      const phases = read && written && phasesBetween(read, written, trace);
      return unless(
        phases !== undefined && phases.some((each) => each === phase) === (any === 'a'),
        () =>
          phases ? `between them: ${phases.join(', ') || 'no phase'}` : 'one of them is not seen',
      );
    },
  },
  {
    form: /^Node does not look before request (\d+)$/,
    example: 'Node does not look before request 2',
    contradiction: (trace, [number]) => {
      const looks = looksBefore(trace, number);
      return unless(looks?.length === 0, () => `it looks ${looks?.length ?? 0} times`);
    },
  },
  {
    form: /^Node looks before request (\d+) and finds (the FIN|nothing)$/,
    example: 'Node looks before request 2 and finds the FIN',
    contradiction: (trace, [number, what]) => {
      const look = looksBefore(trace, number)?.at(-1);
      return unless(
        look !== undefined && look.result === (what === 'nothing' ? 'EAGAIN' : 0),
        () => (look ? `it finds ${look.result}` : 'it does not look'),
      );
    },
  },
  {
    form: /^(a|no) (FIN|RST) comes from the server on the connection of request (\d+)$/,
    example: 'no RST comes from the server on the connection of request 2',
    contradiction: (trace, [any, what, number]) => {
      const conn = exchangeOf(trace, number)?.conn;
      const segments = trace.filter(
        (event) =>
          event.kind === 'packet' &&
          event.from === 'server' &&
          event.conn === conn &&
          event.flags.startsWith(what === 'FIN' ? 'F' : 'R'),
      );
      return unless(conn !== undefined && segments.length > 0 === (any === 'a'), () =>
        segments.length > 0 ? `${segments.length} of them` : 'there is none',
      );
    },
  },
  {
    form: /^the client prints "(.+)"$/,
    example: 'the client prints "ECONNRESET"',
    contradiction: (trace, [words]) => {
      const printed = trace
        .map((event) => (event.kind === 'output' && event.actor === 'client' ? event.text : ''))
        .join('');
      return unless(
        words !== undefined && printed.includes(words),
        () => `it prints: ${printed.trim() || 'nothing'}`,
      );
    },
  },
];

function unless(holds: boolean, instead: () => Contradiction): Contradiction | undefined {
  return holds ? undefined : instead();
}

function exchangeOf(trace: Trace, number: string | undefined): Exchange | undefined {
  return exchangesOf(trace).find((each) => each.number === Number(number));
}

/**
 * The looks between the making of a request and its write; undefined when there is no such request.
 */
function looksBefore(
  trace: Trace,
  number: string | undefined,
): readonly SyscallEvent[] | undefined {
  const { requested, written } = exchangeOf(trace, number) ?? {};
  if (!requested || !written) return undefined;
  return trace
    .slice(trace.indexOf(requested), trace.indexOf(written))
    .filter((event): event is SyscallEvent => isLook(event) && event.actor === 'client');
}

function endOf(exchange: Exchange | undefined): string {
  if (!exchange) return 'was not made';
  const error = errorOf(exchange);
  if (error) return `failed: ${error.message}`;
  return isAnswered(exchange) ? 'was answered' : 'had no answer';
}

function connectionOf({ number, reused, conn }: Exchange): string {
  return `request ${number} is on connection ${conn}, ${reused ? 'used again' : 'a new one'}`;
}

function said(value: string | undefined): string {
  return value === undefined ? 'no Connection header' : `Connection: ${value}`;
}
