/**
 * What differs between libuv releases and shows in this project. All by `process.versions.uv`,
 * never by Node's major.
 */
export interface UvRelease {
  /**
   * Rule 3, when a hang-up is reported as EOF without another read(): after a short read, or only
   * when POLLIN is not set with it. libuv 1.52, "unix: fix partial read handling after POLLHUP"
   * (#4997).
   */
  readonly hangUp: 'after-short-read' | 'without-pollin';
  /**
   * Timers run at the end of an iteration, before the loop asks whether it is alive. libuv 1.45
   * (#3927).
   */
  readonly timersBeforeAlive: boolean;
  /**
   * One accept() a poll instead of all there are. libuv 1.45, "unix: don't accept() connections in
   * a loop" (#3696).
   */
  readonly acceptsOnce: boolean;
}

/** `version` as in `process.versions.uv`: `1.44.2`. Throws when it is no version. */
export function uvRelease(version: string): UvRelease {
  const [major, minor] = version.split('.').map(Number);
  if (major !== 1 || minor === undefined || Number.isNaN(minor)) {
    throw new Error(`Not a libuv 1.x version: ${version}`);
  }
  return {
    hangUp: minor >= 52 ? 'without-pollin' : 'after-short-read',
    timersBeforeAlive: minor >= 45,
    acceptsOnce: minor >= 45,
  };
}
