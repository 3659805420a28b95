import { looksBeforeReuse } from '../../scenario/versions.ts';
import type { SocketListener } from '../evidence.ts';

/**
 * The line at which each listener of lib/_http_client.js reports a socket's end, by release. Read from the library in
 * each release's binary; releases between two rows of one line have lines between theirs.
 */
const LINES: readonly (readonly [release: string, Readonly<Record<SocketListener, number>>])[] = [
  ['18.20.8', { socketCloseListener: 474, socketErrorListener: 501, socketOnEnd: 525 }],
  ['19.0.0', { socketCloseListener: 461, socketErrorListener: 488, socketOnEnd: 512 }],
  ['20.0.0', { socketCloseListener: 468, socketErrorListener: 495, socketOnEnd: 519 }],
  ['20.20.2', { socketCloseListener: 477, socketErrorListener: 504, socketOnEnd: 528 }],
  ['22.23.3', { socketCloseListener: 548, socketErrorListener: 575, socketOnEnd: 599 }],
  ['24.17.0', { socketCloseListener: 566, socketErrorListener: 593, socketOnEnd: 617 }],
  ['24.21.0', { socketCloseListener: 739, socketErrorListener: 766, socketOnEnd: 790 }],
  ['24.22.3', { socketCloseListener: 747, socketErrorListener: 774, socketOnEnd: 798 }],
  ['26.10.0', { socketCloseListener: 749, socketErrorListener: 776, socketOnEnd: 800 }],
  ['26.12.1', { socketCloseListener: 767, socketErrorListener: 794, socketOnEnd: 821 }],
];

/** What a line of the library says about the release that has it. */
interface ByLine {
  /** The release, or the earliest that it can be. */
  readonly release: string;
  readonly orLater: boolean;
  /** Whether a release that the text names can have this line. */
  allows(release: string): boolean;
}

/** 20.20.2 and the releases from 22 on have a frame `emitErrorEvent`; 18.20.8, 20.0.0 and 21.7.3 have none. */
const hasEmitErrorEvent = (release: string) => compareReleases(release, '20.0.0') > 0;

/** The last line of each listener in a release before 22, by the table: 20.20.2. */
const BEFORE_22 = LINES.find(([release]) => release === '20.20.2')![1];
/** The first line of each listener in a release from 19 on, by the table: 19.0.0. */
const FROM_19 = LINES.find(([release]) => release === '19.0.0')![1];

/** What the line of a listener says, and what the form of its file name says. */
export const nodeAt = {
  /** `_http_client.js` without `node:` in front: Node 14 and older. */
  old: { release: '14', orLater: false, allows: (release) => majorOf(release) < 16 } as ByLine,

  /** @param hasRecentFrames whether an `emitErrorEvent` frame stands beside it */
  line(listener: SocketListener, line: number, hasRecentFrames: boolean): ByLine | undefined {
    // Lines were added from release to release, so that a line outside of the table still names a side of it.
    if (line > BEFORE_22[listener])
      return {
        ...(rowAt(listener, line, true) ?? { release: '22', orLater: true }),
        allows: (release) => majorOf(release) >= 22,
      };
    if (line < FROM_19[listener] && !hasRecentFrames && listener === 'socketOnEnd')
      return { release: '18', orLater: false, allows: (release) => majorOf(release) < 19 };
    const row = rowAt(listener, line, hasRecentFrames);
    return (
      row && {
        ...row,
        allows: (release) =>
          majorOf(release) < 22 && hasRecentFrames === false
            ? majorOf(release) >= 18
            : majorOf(release) === majorOf(row.release),
      }
    );
  },
};

function rowAt(
  listener: SocketListener,
  line: number,
  hasRecentFrames: boolean,
): { readonly release: string; readonly orLater: boolean } | undefined {
  const row = LINES.find(
    ([release, lines]) =>
      lines[listener] === line && (!hasRecentFrames || hasEmitErrorEvent(release)),
  );
  return row && { release: row[0], orLater: false };
}

const majorOf = (release: string) => Number(release.split('.')[0]);

/** Releases that put a listener on idle sockets, which node-fetch 2 takes for an unfinished body (nodejs/node#63989). */
export const PREMATURE_CLOSE_RELEASES: readonly string[] = ['22.23.0', '24.17.0', '26.3.1'];

/** How often the bug shows on a release: `never` with Node's own agent before 19, `sometimes` where Node looks first. */
export function bugOn(release: string): 'never' | 'always' | 'sometimes' {
  if (compareReleases(release, '19.0.0') < 0) return 'never';
  return looksBeforeReuse(release) ? 'sometimes' : 'always';
}

/** Negative when the first is older. */
export function compareReleases(one: string, other: string): number {
  const [a, b] = [numbersOf(one), numbersOf(other)];
  const at = [0, 1, 2].find((index) => (a[index] ?? 0) !== (b[index] ?? 0));
  return at === undefined ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

function numbersOf(release: string): readonly number[] {
  return release.split('-')[0]!.split('.').map(Number);
}
