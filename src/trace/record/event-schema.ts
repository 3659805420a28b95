import * as v from 'valibot';
import { count, error, httpFields, name, text } from './http-fields.ts';

const us = v.pipe(v.number(), v.finite(), v.minValue(0));

const id = v.pipe(name, v.regex(/^(server\.)?[a-z]+(\.\d+){1,2}$/));
const end = v.picklist(['client', 'server']);
const phase = v.picklist([
  'main',
  'timers',
  'pending',
  'poll',
  'check',
  'closing',
  'beforeExit',
  'exited',
]);

/** The fields of every event. `line` is 1-based. */
const stamp = {
  id,
  t: us,
  actor: v.picklist(['client', 'server', 'network']),
  line: v.exactOptional(count),
};

const wire = [
  v.object({
    kind: v.literal('packet'),
    ...stamp,
    conn: count,
    from: end,
    source: name,
    target: name,
    flags: v.picklist(['S', 'S.', '.', 'P.', 'F.', 'R', 'R.']),
    seq: count,
    ack: v.exactOptional(count),
    length: count,
    arrivesAt: us,
    http: v.exactOptional(text),
    digest: v.exactOptional(count),
  }),
  v.object({
    kind: v.literal('tcp-state'),
    ...stamp,
    conn: count,
    end,
    state: v.picklist([
      'CLOSED',
      'SYN_SENT',
      'SYN_RCVD',
      'ESTABLISHED',
      'FIN_WAIT',
      'CLOSE_WAIT',
      'LAST_ACK',
      'TIME_WAIT',
    ]),
  }),
] as const;

const loop = [
  v.object({ kind: v.literal('phase'), ...stamp, phase, turn: count }),
  v.object({ kind: v.literal('callback'), ...stamp, phase, what: text }),
  v.object({ kind: v.literal('callback-end'), ...stamp }),
  v.object({ kind: v.literal('tick'), ...stamp, phase, fn: text }),
  v.object({
    kind: v.literal('microtask'),
    ...stamp,
    phase,
    job: v.picklist(['await', 'reaction', 'thenable', 'queueMicrotask']),
  }),
  v.object({ kind: v.literal('timer'), ...stamp, phase, fn: text, delayMs: us }),
  v.object({ kind: v.literal('immediate'), ...stamp, phase, fn: text }),
] as const;

const system = [
  v.object({
    kind: v.literal('syscall'),
    ...stamp,
    call: v.picklist([
      'connect',
      'accept',
      'epoll_wait',
      'read',
      'peek',
      'write',
      'shutdown',
      'close',
    ]),
    conn: count,
    result: v.exactOptional(v.union([count, name])),
    mask: v.exactOptional(name),
    tookUs: v.exactOptional(us),
    end: v.exactOptional(end),
  }),
  v.object({
    kind: v.literal('read'),
    ...stamp,
    conn: count,
    result: v.union([count, name]),
    end: v.exactOptional(end),
  }),
  v.object({ kind: v.literal('dns'), ...stamp, hostname: text }),
] as const;

const program = [
  v.object({
    kind: v.literal('output'),
    ...stamp,
    stream: v.picklist(['stdout', 'stderr', 'terminal']),
    text,
  }),
  v.object({ kind: v.literal('debug'), ...stamp, text }),
  v.object({ kind: v.literal('throw'), ...stamp, error }),
  v.object({ kind: v.literal('uncaught'), ...stamp, error }),
  v.object({ kind: v.literal('exit'), ...stamp, code: v.pipe(v.number(), v.safeInteger()) }),
  v.object({ kind: v.literal('limit'), ...stamp, limit: name, message: text }),
] as const;

/**
 * A request lists the calls around it. They are nested, so there are no more of them than the
 * engine's stack holds.
 */
const CALLS_MAX = 20_000;
const calls = v.custom<readonly number[]>(
  (value) =>
    Array.isArray(value) && value.length <= CALLS_MAX && value.every((each) => v.is(count, each)),
);

const httpStamp = { kind: v.literal('http'), ...stamp } as const;
const http = v.variant('what', [
  v.object({ ...httpStamp, ...httpFields.request, calls: v.exactOptional(calls) }),
  v.object({ ...httpStamp, ...httpFields.socket }),
  v.object({ ...httpStamp, ...httpFields.response }),
  v.object({ ...httpStamp, ...httpFields.error }),
  v.object({ ...httpStamp, ...httpFields.fate }),
  v.object({ ...httpStamp, ...httpFields.turn }),
]);

/** One event of any kind. Fields that are not in the schema are dropped. */
export const eventSchema = v.variant('kind', [...wire, ...loop, ...system, ...program, http]);
