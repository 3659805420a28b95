/** Times of a run by the names that the Lab has for them, `client callback 12`, in microseconds. */
type Delays = Readonly<Record<string, number>>;

/** The parts of a name of the Lab, and how a link writes them. */
const STEPS: Readonly<Record<string, string>> = {
  '': 'callback',
  e: 'end of callback',
  p: 'poll',
  t: 'timer',
};
const SEGMENTS: Readonly<Record<string, string>> = {
  data: 'data',
  fin: 'FIN',
  rst: 'RST',
  syn: 'SYN',
  synack: 'SYN-ACK',
  ack: 'ACK',
  split: 'split response',
};
const ACTORS: Readonly<Record<string, string>> = { c: 'client', s: 'server' };

/**
 * The delays of a scenario's `order`.
 *
 * @param order canonical text, as readOrder gives it
 * @returns undefined for the default, in which everything takes the time of the Lab's model
 */
export function delaysOf(order: string): Delays | undefined {
  if (order === 'default') return undefined;
  return Object.fromEntries(
    order.split('.').map((delay) => {
      const [code = '', us] = delay.split('-');
      return [nameOf(code), Number(us)];
    }),
  );
}

/** `c12` → `client callback 12` */
function nameOf(code: string): string {
  const [, connection, actor = '', what = '', number] =
    /^(\d*)([cs])([a-z]*)(\d+)$/.exec(code) ?? [];
  if (number === undefined) return code;
  const who = ACTORS[actor] ?? '';
  return connection === ''
    ? `${who} ${STEPS[what]} ${number}`
    : `connection ${connection} ${who} ${SEGMENTS[what]} ${number}`;
}

/**
 * The text that a link has for delays.
 *
 * @returns `default` when there is none; not canonical: readOrder makes it so
 * @throws Error for a name that the Lab does not have
 */
export function orderOf(delays: Delays): string {
  const texts = Object.entries(delays).map(([name, us]) => `${codeOf(name)}-${us}`);
  return texts.length === 0 ? 'default' : texts.join('.');
}

function codeOf(name: string): string {
  if (name === 'phase') return name;
  const [, connection, who = '', what, number] =
    /^(?:connection (\d+) )?(client|server) (\D+) (\d+)$/.exec(name) ?? [];
  const codes = Object.entries(connection === undefined ? STEPS : SEGMENTS);
  const code = codes.find(([, word]) => word === what)?.[0];
  if (code === undefined) throw new Error(`no link has a word for the time of “${name}”`);
  return `${connection ?? ''}${who.charAt(0)}${code}${number}`;
}
