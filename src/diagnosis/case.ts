import type { EvidenceOf, PastedEvidence } from './evidence.ts';
import { bugOn, releaseAt } from './facts/node-releases.ts';
import { nodeFetchAt, pinnedBy, sendsClose } from './facts/senders.ts';
import type { Line } from './lines.ts';

/** Something that is known, and the line that says it. */
export interface Known<Value> {
  readonly value: Value;
  readonly at: Line;
}

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

/** The evidence of a paste, asked for what the verdicts need. */
export class Case {
  readonly evidence: readonly PastedEvidence[];

  constructor(evidence: readonly PastedEvidence[]) {
    this.evidence = evidence;
  }

  all<Kind extends PastedEvidence['kind']>(kind: Kind): readonly EvidenceOf<Kind>[] {
    return this.evidence.filter((each): each is EvidenceOf<Kind> => each.kind === kind);
  }

  error(...kinds: readonly EvidenceOf<'error'>['error'][]): EvidenceOf<'error'> | undefined {
    return this.all('error').find(({ error }) => kinds.includes(error));
  }

  /**
   * Node's release: by a frame of its library, which ran, then by what the text says, then by what a file asks for. A
   * line alone stands where no more is known.
   */
  node(): Known<string> | undefined {
    for (const { listener, line, at } of this.all('listener')) {
      const value = releaseAt(listener, line);
      if (value) return { value: this.#saidInLineOf(value) ?? value, at };
    }
    const said = this.all('node').filter(({ wanted }) => !wanted);
    const exact = said.find(({ version }) => version.split('.').length === 3) ?? said[0];
    if (exact) return { value: exact.version, at: exact.at };
    const [recent] = this.all('recent-frames');
    if (recent) return { value: '20', at: recent.at };
    const [agent] = this.all('default-agent');
    if (agent) return { value: '19', at: agent.at };
    const [wanted] = this.all('node');
    return wanted && { value: wanted.version, at: wanted.at };
  }

  /** Releases with equal lines are told apart by the text. */
  #saidInLineOf(release: string): string | undefined {
    const major = release.split('.')[0];
    const said = this.all('node').find(
      ({ version, wanted }) =>
        !wanted && version.split('.').length === 3 && version.split('.')[0] === major,
    );
    return said?.version;
  }

  /** Whether the global agent of that Node keeps sockets. Undefined where Node is not known. */
  pools(): Known<boolean> | undefined {
    const node = this.node();
    if (node) return { value: bugOn(node.value) !== 'never', at: node.at };
    const [again] = [
      ...this.all('pooled-again'),
      ...this.all('packets').filter(({ requestAfterFin }) => requestAfterFin),
    ];
    return again && { value: true, at: again.at };
  }

  /** The client of the failing request, the surest first. */
  sender(): Known<Sender> | undefined {
    return (
      this.#ownHeader() ??
      this.#thrower() ??
      this.#wire() ??
      this.#installedSender() ??
      this.#pinned()
    );
  }

  #ownHeader(): Known<Sender> | undefined {
    const own = this.all('asks-close').find(({ by }) => by === 'program');
    if (!own) return undefined;
    return { at: own.at, value: { name: 'the program', versions: '', sends: true, inside: [] } };
  }

  /** The copy whose frame is in the stack. */
  #thrower(): Known<Sender> | undefined {
    const frames = this.all('frame');
    for (const frame of frames) {
      const { package: name, inside, at } = frame;
      if (sendsClose(name, '0.0.0') === undefined) continue;
      const version = frame.version ?? this.#installedFor(frame);
      if (version)
        return { at, value: { name, versions: version, sends: sendsClose(name, version), inside } };
      const by = name === 'node-fetch' ? nodeFetchAt(frame.file, frame.line) : undefined;
      if (name === 'node-fetch') {
        const value = { name, versions: by?.versions ?? 'not known', sends: by?.sends, inside };
        return { at, value };
      }
      return { at, value: { name, versions: 'any', sends: sendsClose(name, '0.0.0'), inside } };
    }
    return undefined;
  }

  /** The installed version of the copy of a frame, if the line of the frame allows one only. */
  #installedFor({ package: name, inside, file, line }: EvidenceOf<'frame'>): string | undefined {
    const major = file.startsWith('src/') ? /^[34]\./ : /^[12]\./;
    const here = this.all('installed').filter(
      (each) => each.name === name && (name !== 'node-fetch' || major.test(each.version)),
    );
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
  #wire(): Known<Sender> | undefined {
    const [asks] = [
      ...this.all('asks-close'),
      ...this.all('packets').filter(({ asksClose }) => asksClose),
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

  #installedSender(): Known<Sender> | undefined {
    const known = this.all('installed').filter(
      ({ name, version }) => sendsClose(name, version) !== undefined,
    );
    const affected = known.find(({ name, version }) => sendsClose(name, version)) ?? known[0];
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

  /** A package that asks for one affected version, whatever the lock file says. */
  #pinned(): Known<Sender> | undefined {
    const pinning = [
      ...this.all('range').map(({ name, range, at }) => ({ name, version: range, at })),
      ...this.all('installed'),
    ];
    for (const { name, version, at } of pinning) {
      const pinned = pinnedBy(name, version);
      if (pinned) {
        const value = { name: 'node-fetch', versions: pinned, sends: true, inside: [name] };
        return { at, value };
      }
    }
    return undefined;
  }

  /** That the failing request was not the first one. */
  later(): Known<EvidenceOf<'order'>['order']> | undefined {
    const orders = this.all('order');
    const order =
      orders.find((each) => each.order === 'every-second') ??
      orders.find((each) => each.order === 'later');
    if (order) return { value: order.order, at: order.at };
    const [again] = [
      ...this.all('pooled-again'),
      ...this.all('packets').filter(({ requestAfterFin }) => requestAfterFin),
    ];
    return again && { value: 'later', at: again.at };
  }

  /** That the server closes when it is asked to, and does not say so. */
  silentServer(): Known<string> | undefined {
    const head = this.plainResponse();
    if (head && !head.saysClose && head.askedClose)
      return { value: 'the response says nothing of a close', at: head.at };
    const server = this.all('server').find(({ closes }) => closes === 'silently');
    if (server) return { value: `${server.name} closes without a word`, at: server.at };
    const wire = this.all('packets').find(
      ({ requestAfterFin, saysClose }) => requestAfterFin && !saysClose,
    );
    if (wire) return { value: 'the request was sent after the server’s FIN', at: wire.at };
    const [again] = this.all('pooled-again');
    if (again) return { value: 'the socket of the answered request was used again', at: again.at };
    const soon = this.all('order').find(
      ({ afterMs }) => afterMs !== undefined && afterMs <= SOON_MS_MAX,
    );
    if (soon)
      return {
        value: `it failed ${soon.afterMs} ms after an answer of the same server`,
        at: soon.at,
      };
    const regular = this.all('order').find(({ order }) => order === 'every-second');
    return regular && { value: 'it fails in turn with answers', at: regular.at };
  }

  /** The head of a response over HTTP/1.1 that is no error page. */
  plainResponse(): EvidenceOf<'response'> | undefined {
    return this.all('response').find(({ http, status }) => http === '1.1' && status < 400);
  }
}

/** So soon after an answer nothing but the server's close for it ends a connection. */
const SOON_MS_MAX = 100;
