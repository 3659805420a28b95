/**
 * A part of a run, for a run with more steps than a picture has room for. Both ends are places in the trace and belong
 * to the part. A place is the same on every level, so a range outlives a change of the level; another run needs another
 * range.
 */
export interface PlaceRange {
  readonly from: number;
  readonly to: number;
}

/** How many steps of the level a part leaves out. */
export interface LeftOut {
  readonly before: number;
  readonly after: number;
  /** How many segments within the part are not drawn, because there are too many of them. */
  readonly segments: number;
}
