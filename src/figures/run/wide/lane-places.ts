/** Where the lanes of a wide picture are, in pixels from its top. Texts are given by their baselines. */
export interface LanePlaces {
  /** The name of the race window. */
  readonly title: number;
  /** The line with the length of the race window. */
  readonly dimension: number;
  readonly ruler: number;
  /** The lengths of the gaps below the ruler. Undefined where there is no room for them. */
  readonly gaps: number | undefined;
  readonly js: number;
  readonly jsHead: number;
  readonly tick: number;
  readonly microtask: number;
  readonly jsEnd: number;
  /** The words of a look, between JavaScript and the socket. */
  readonly look: number;
  readonly node: number;
  readonly kernel: number;
  /** Height of a socket's row. */
  readonly busPx: number;
  readonly client: number;
  readonly server: number;
  readonly end: number;
}

/** Room at the right end of the lanes. */
export const RIGHT_PX = 14;
/** How far the arrow of a segment leans. It shows the direction of time; on a loopback the crossing takes hardly any. */
export const LEAN_PX = 11;

const FULL: LanePlaces = {
  title: 14,
  dimension: 30,
  ruler: 60,
  gaps: 74,
  js: 84,
  jsHead: 101,
  tick: 124,
  microtask: 146,
  jsEnd: 161,
  look: 173,
  node: 179,
  kernel: 209,
  busPx: 25,
  client: 267,
  server: 345,
  end: 356,
};

/** Without the lengths of the gaps, and with less air. Two of them, one above the other, fit on a laptop. */
const COMPACT: LanePlaces = {
  title: 12,
  dimension: 26,
  ruler: 52,
  gaps: undefined,
  js: 57,
  jsHead: 70,
  tick: 86,
  microtask: 103,
  jsEnd: 113,
  look: 124,
  node: 129,
  kernel: 153,
  busPx: 20,
  client: 200,
  server: 250,
  end: 256,
};

/** The lanes of a picture of full height, or of a compact one. */
export function lanePlaces(compact: boolean): LanePlaces {
  return compact ? COMPACT : FULL;
}
