import { type LabRunner, labRunOf } from '../../../src/build/lab-runner.ts';
import { readSubject, scenarioOfSubject } from '../../../src/recordings/subject.ts';
import type { RecordedTrace } from '../../../src/recordings/traces.ts';
import { timeOf } from '../../../src/scenario/process.ts';
import { comparedOrder } from '../../../src/trace/reading/compared-order.ts';
import type { Trace, TraceEvent } from '../../../src/trace/record/event.ts';
import { segmentKindOf } from '../../../src/trace/record/segment-kind.ts';
import { segmentName } from '../../../src/trace/words/segment-words.ts';

/** A recorded trace beside the Lab's run of the same scenario. */
export interface TraceComparison {
  readonly id: string;
  /** What differs, in words; empty when nothing does. */
  readonly differences: readonly string[];
}

/**
 * Compares the Lab with a recorded trace: the order of what decides the race, the segments of each connection, and the
 * system calls of each process, as far as the recording was watched. Pure ACKs are left out, because a kernel may put
 * them off, and so is epoll_wait, because a real loop also wakes up for what is not in a trace. A recording ends soon after
 * the last answer, so of two sequences the longer one goes on alone.
 *
 * @throws Error for a trace of a scenario that the Lab does not have
 */
export async function compareTrace(
  runner: LabRunner,
  { id, subject, watched, events }: RecordedTrace,
): Promise<TraceComparison> {
  const expressed = scenarioOfSubject(readSubject(subject));
  if ('missing' in expressed) throw new Error(`the Lab cannot run ${subject}`);
  const { scenario } = expressed;
  const { events: model } = await runner.runInBatch({
    ...labRunOf(scenario),
    time: timeOf(scenario),
  });
  const isClose = watched.includes('strace');
  return {
    id,
    differences: [
      ...inOrder(events, model),
      ...inSequences('segments of connection', segmentsOf(events), segmentsOf(model)),
      ...(isClose ? inSequences('system calls of the', callsOf(events), callsOf(model)) : []),
    ],
  };
}

function inOrder(recorded: Trace, model: Trace): readonly string[] {
  return comparedOrder(recorded, model)
    .filter(({ order }) => order === 'crossed' || order === 'only')
    .map(({ name, order, recorded: own }) =>
      order === 'crossed'
        ? `“${name}” comes in another place`
        : `“${name}” is ${own ? 'in the recording only' : 'in the Lab only'}`,
    );
}

type Sequences = ReadonlyMap<string, readonly string[]>;

function inSequences(what: string, recorded: Sequences, model: Sequences): readonly string[] {
  const names = new Set([...recorded.keys(), ...model.keys()]);
  return [...names].flatMap((name) => {
    const own = recorded.get(name) ?? [];
    const lab = model.get(name) ?? [];
    const inBoth = Math.min(own.length, lab.length);
    if (inBoth > 0 && own.slice(0, inBoth).join() === lab.slice(0, inBoth).join()) return [];
    return [
      `${what} ${name}: ${own.join(', ') || 'none'}; in the Lab: ${lab.join(', ') || 'none'}`,
    ];
  });
}

/** By connection: `client SYN`, `server data`, `server FIN`. */
function segmentsOf(events: Trace): Sequences {
  return sequencesOf(events, (event) =>
    event.kind === 'packet' && segmentKindOf(event) !== 'ack'
      ? [String(event.conn), `${event.from} ${segmentName(event)}`]
      : undefined,
  );
}

/** By process: `write 1`, with the number of the connection; `read 1 → 0`, where a read finds the end or an error. */
function callsOf(events: Trace): Sequences {
  return sequencesOf(events, (event) => {
    if (event.kind !== 'syscall' || event.call === 'epoll_wait') return undefined;
    const { call, conn, result } = event;
    const isEnd = result === 0 || typeof result === 'string';
    return [
      event.actor,
      `${call} ${conn}${(call === 'read' || call === 'peek') && isEnd ? ` → ${result}` : ''}`,
    ];
  });
}

function sequencesOf(
  events: Trace,
  entryOf: (event: TraceEvent) => readonly [sequence: string, entry: string] | undefined,
): Sequences {
  const sequences = new Map<string, string[]>();
  for (const event of events) {
    const entry = entryOf(event);
    if (!entry) continue;
    const [name, text] = entry;
    sequences.set(name, [...(sequences.get(name) ?? []), text]);
  }
  return sequences;
}
