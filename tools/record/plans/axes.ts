import type { SubjectKnobs } from '../../../src/recordings/subject.ts';
import { FETCH_VERSIONS } from '../../../src/scenario/versions.ts';
import type { Axis, SubjectTurn } from './plan.ts';

/** On both sides of each change: of the default agent (19.0.0) and of the look (22.23.5, 24.22.1, 26.12.1). */
const RELEASES = [
  '18.20.8',
  '19.0.0',
  '20.0.0',
  '20.20.2',
  '22.23.3',
  '22.23.5',
  '24.17.0',
  '24.21.0',
  '24.22.3',
  '25.9.0',
  '26.10.0',
  '26.12.1',
] as const;

export const EVERY_RELEASE = releases(...RELEASES);

export function releases(...versions: readonly string[]): Axis {
  return {
    words: counted(versions.length, 'release', 'of Node'),
    turns: versions.map((version) => ({ runtime: `node@${version}` })),
  };
}

const CLOSING_HTTP: SubjectTurn = { client: 'http', knobs: { header: 'close' } };

export const EVERY_CLIENT: Axis = {
  words: `${FETCH_VERSIONS.length} versions of node-fetch and http.request without and with Connection: close`,
  turns: [
    ...FETCH_VERSIONS.map((version) => ({ client: `node-fetch@${version}` })),
    { client: 'http' },
    CLOSING_HTTP,
  ],
};

/** The kinds of clients: one asks for a close, one does not, and neither is in the way of the third. */
export const KINDS_OF_CLIENTS: Axis = {
  words: 'node-fetch 2.6.12, node-fetch 2.7.0 and http.request with Connection: close',
  turns: [{ client: 'node-fetch@2.6.12' }, { client: 'node-fetch@2.7.0' }, CLOSING_HTTP],
};

export const EITHER_FETCH: Axis = {
  words: 'node-fetch 2.6.12 and 2.7.0',
  turns: [{ client: 'node-fetch@2.6.12' }, { client: 'node-fetch@2.7.0' }],
};

export const WARM: Axis = { words: 'warm', turns: [{ process: 'warm' }] };
export const COLD: Axis = { words: 'cold', turns: [{ process: 'cold' }] };
export const WARM_AND_COLD: Axis = {
  words: 'warm and cold',
  turns: [...WARM.turns, ...COLD.turns],
};

/** From below the resolution of Node's timers to beyond every gap of a fresh process. */
export const FIN_TIMES = ['same', '0.1ms', '0.2ms', '0.5ms', '1ms', '2ms', '5ms', '20ms', '50ms'];

/** @param fins values of the knob `fin` */
export function finTimes(...fins: readonly string[]): Axis {
  const words = fins.map((fin) => (fin === 'same' ? 'at once' : fin.replace('ms', ' ms late')));
  return { words: `FIN ${listed(words)}`, turns: fins.map((fin) => ({ knobs: { fin } })) };
}

/** Values of some knobs, all else at its default. */
export function knobs(words: string, values: readonly Partial<SubjectKnobs>[]): Axis {
  return { words, turns: values.map((turned) => ({ knobs: turned })) };
}

/** `1 server`, `3 servers` */
export function counted(count: number, noun: string, rest = ''): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}${rest && ` ${rest}`}`;
}

/** `a, b and c` */
function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
