import type { EvidenceOf } from '../evidence.ts';
import { nodeFetchAt, pinnedBy, sendsClose } from '../facts/senders.ts';
import type { FoundEvidence, Known } from '../found.ts';

/** Who made the request, and whether it asks for a close. */
export interface Sender {
  /** `node-fetch`, `soap`, or `the program` where a header of its own asks. */
  readonly name: string;
  /** `2.6.7`, or `2.6.8 to 2.6.12` by the line of a frame. */
  readonly versions: string;
  readonly sends: boolean | undefined;
  /** The packages in whose node_modules that copy is, outermost first. */
  readonly inside: readonly string[];
}

/** The client of the failing request, the surest first. */
export function senderOf(found: FoundEvidence): Known<Sender> | undefined {
  const sender =
    ownHeader(found) ?? thrower(found) ?? wire(found) ?? installedSender(found) ?? pinned(found);
  if (!sender || sender.value.name === 'the program') return sender;
  // node-fetch and its forks send the header only where they are given no agent.
  const given = found.all('agent').find(({ keepAlive }) => keepAlive !== undefined);
  return given && takesAgent(sender.value.name)
    ? { ...sender, value: { ...sender.value, sends: false } }
    : sender;
}

const takesAgent = (name: string) => /node-fetch|minipass-fetch/.test(name);

function ownHeader(found: FoundEvidence): Known<Sender> | undefined {
  const own = found.all('asks-close').find(({ by }) => by === 'program');
  if (!own) return undefined;
  return { at: own.at, value: { name: 'the program', versions: '', sends: true, inside: [] } };
}

/** The copy whose frame is in the stack. */
function thrower(found: FoundEvidence): Known<Sender> | undefined {
  for (const frame of found.all('frame')) {
    const { package: name, inside, at } = frame;
    if (sendsClose(name, '0.0.0') === undefined) continue;
    const version = frame.version ?? installedFor(found, frame);
    if (version)
      return { at, value: { name, versions: version, sends: sendsClose(name, version), inside } };
    if (name !== 'node-fetch')
      return { at, value: { name, versions: 'any', sends: sendsClose(name, '0.0.0'), inside } };
    const by = nodeFetchAt(frame.file, frame.line);
    const value = { name, versions: by?.versions ?? 'not known', sends: by?.sends, inside };
    return { at, value };
  }
  return undefined;
}

/** The installed version of the copy of a frame, if the line of the frame allows one only. */
function installedFor(
  found: FoundEvidence,
  { package: name, inside, file, line }: EvidenceOf<'frame'>,
): string | undefined {
  const major = file.startsWith('src/') ? /^[34]\./ : /^[12]\./;
  const here = found
    .all('installed')
    .filter((each) => each.name === name && (name !== 'node-fetch' || major.test(each.version)));
  const parent = inside.at(-1);
  const own = parent ? here.filter(({ by }) => by === parent) : here;
  const versions = new Set((own.length > 0 ? own : here).map(({ version }) => version));
  const [only] = versions;
  if (versions.size !== 1 || !only) return undefined;
  const byLine = name === 'node-fetch' ? nodeFetchAt(file, line)?.sends : undefined;
  // A list of another machine, or of another folder, does not speak for this stack.
  return byLine !== undefined && byLine !== sendsClose(name, only) ? undefined : only;
}

/** A header in a log or on the wire. */
function wire(found: FoundEvidence): Known<Sender> | undefined {
  const [asks] = [
    ...found.all('asks-close'),
    ...found.all('packets').filter(({ asksClose }) => asksClose),
  ];
  if (!asks) return undefined;
  const value = {
    name: 'node-fetch',
    versions: 'before 2.6.13 or 3.3.2',
    sends: true,
    inside: [],
  };
  return { at: asks.at, value };
}

function installedSender(found: FoundEvidence): Known<Sender> | undefined {
  const known = found
    .all('installed')
    .filter(({ name, version }) => sendsClose(name, version) !== undefined);
  // A lock file or a tree says more than a sentence, and most where it says who brings a version.
  const best = [...known].sort((one, other) => weight(other) - weight(one));
  const affected = best.find(({ name, version }) => sendsClose(name, version)) ?? best[0];
  if (!affected) return undefined;
  const { name, version, by, at } = affected;
  const value = {
    name,
    versions: version,
    sends: sendsClose(name, version),
    inside: by ? [by] : [],
  };
  return { at, value };
}

function weight({ source, by }: EvidenceOf<'installed'>): number {
  return (source === 'text' ? 0 : 2) + (by ? 1 : 0);
}

/** A package that asks for one affected version, whatever the lock file says. */
function pinned(found: FoundEvidence): Known<Sender> | undefined {
  const pinning = [
    ...found.all('range').map(({ name, range, at }) => ({ name, version: range, at })),
    ...found.all('installed'),
  ];
  for (const { name, version, at } of pinning) {
    const version2 = pinnedBy(name, version);
    if (!version2) continue;
    return {
      at,
      value: { name: 'node-fetch', versions: version2, sends: true, inside: [name] },
    };
  }
  return undefined;
}
