import type { TcpFlags } from './event.ts';

/** What a segment does, as people say it. tcpdump abbreviates it to flags. */
export type SegmentKind = 'syn' | 'synack' | 'ack' | 'data' | 'fin' | 'rst';

export function segmentKindOf({ flags }: { readonly flags: TcpFlags }): SegmentKind {
  return KINDS[flags];
}

const KINDS: Readonly<Record<TcpFlags, SegmentKind>> = {
  S: 'syn',
  'S.': 'synack',
  '.': 'ack',
  'P.': 'data',
  'F.': 'fin',
  R: 'rst',
  'R.': 'rst',
};
