import { knobsWith, PLAYGROUND_SERVER, type Subject } from '../../../src/recordings/subject.ts';
import { isPlaygroundClient } from './programs.ts';

/** Nothing can go wrong with a connection of its own for each request, so its times depend on no outcome. */
const OWN_CONNECTIONS = { agent: 'no-keepalive', fin: 'same' } as const;
/** Behind a relay, and later than every request. */
const LATE_FIN = { agent: 'default', fin: '50ms' } as const;

/**
 * Whether a cell is there for its durations: two requests, one after the other, whose outcome is the same however long
 * they take. Its client notes when it asks for a socket, beside what the server or the relay notes.
 */
export function isForDurations({ runtime, client, product, tls, knobs }: Subject): boolean {
  const isOurs = runtime.startsWith('node@') && isPlaygroundClient(client);
  return (
    isOurs &&
    product === PLAYGROUND_SERVER &&
    tls === 'off' &&
    [OWN_CONNECTIONS, LATE_FIN].some((turned) => isTurned(knobs, turned))
  );
}

/** @param turned besides the header, which tells the two kinds of http.request apart */
function isTurned(knobs: Subject['knobs'], turned: Partial<Subject['knobs']>): boolean {
  const expected = Object.entries(knobsWith({ ...turned, header: knobs.header }));
  return expected.every(([field, value]) => knobs[field as keyof Subject['knobs']] === value);
}
