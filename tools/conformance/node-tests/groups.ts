/** The tests that concern the Lab, by the start of their file's name after `test-`. The first that fits counts. */
export const GROUPS = [
  'http',
  'net',
  'async',
  'timers',
  'stream',
  'buffer',
  'other',
  'process',
] as const;

export type Group = (typeof GROUPS)[number];

/** What a group is about, in words. */
export const GROUP_SUBJECTS: Readonly<Record<Group, string>> = {
  http: 'http',
  net: 'net',
  async: 'promises, events, async_hooks, AsyncLocalStorage, abort',
  timers: 'timers, nextTick, microtasks',
  stream: 'streams',
  buffer: 'Buffer, string_decoder',
  other: 'util, url, console, diagnostics_channel, assert, dns, path, os, querystring',
  process: 'process, perf_hooks',
};

const NAMES: readonly (readonly [Group, RegExp])[] = [
  ['http', /^http-/],
  ['net', /^(?:net|tcp)-/],
  [
    'timers',
    /^(?:timers?|next-tick|microtask|queue-microtask|process-next-tick|set(?:immediate|timeout|interval))\b/,
  ],
  [
    'async',
    /^(?:promises?|events?|event-emitter|eventemitter|eventtarget|eventsource|async-?hooks|async-(?:local-storage|wrap-(?!getasyncid))|asyncresource|als|unhandled|abort(?:controller|signal)?|aborted|uncaught|emit-after|domexception)\b/,
  ],
  [
    'stream',
    /^(?:streams?[23]?|readable|writable|webstreams?|whatwg-(?:readable|writable|transform|webstreams))\b/,
  ],
  ['buffer', /^(?:buffer|string-decoder)\b/],
  [
    'other',
    /^(?:util|url|whatwg-url|console|diagnostics-channel|assert|dns|path|os|querystring|errors?|btoa-atob|structuredClone|whatwg-(?:encoding|events)|messageevent|global|punycode|nodeeventtarget|blob|web-?locks)\b/i,
  ],
  [
    'process',
    /^(?:process-(?:exit|env|hrtime|emitwarning|features|versions|release|uptime|cwd|getactive\w*|warning|beforeexit)|perf-hooks|performance)\b/,
  ],
];

/** The group of a test file, or undefined when it is about a part of Node that no group covers. */
export function groupOf(file: string): Group | undefined {
  const name = file.replace(/^test-/, '');
  return NAMES.find(([, pattern]) => pattern.test(name))?.[0];
}
