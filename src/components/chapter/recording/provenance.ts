import type { RecordedTrace, RecordedTraces } from '../../../recordings/traces.ts';

const WATCHED: Readonly<Record<RecordedTrace['watched'][number], string>> = {
  probe: 'probe.mjs',
  NODE_DEBUG: 'NODE_DEBUG',
  tcpdump: 'tcpdump',
  strace: 'strace',
};

/** `recorded · Node 20.0.0 · linux x64 · 2026-11-29 · watched by probe.mjs and tcpdump` */
export function recordedText(
  { node, at, watched }: RecordedTrace,
  { os }: RecordedTraces['machine'],
): string {
  const names = watched.map((each) => WATCHED[each]);
  const list = [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' and ');
  return ['recorded', `Node ${node}`, os, at.slice(0, 10), `watched by ${list}`].join(' · ');
}
