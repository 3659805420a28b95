import type { Way } from './way.ts';

/** A package that asks for node-fetch, and the range that it asks for. */
export interface Asker {
  readonly parent: string;
  /** Undefined where no file says it. */
  readonly range: string | undefined;
}

/** What has to be forced: a dependency of dependencies, whose ranges allow no fixed version. */
export interface Forced {
  readonly askers: readonly Asker[];
  /** `^2.7.0`, of the same major version: 3.x has no require(). */
  readonly fixed: string;
  /** The version that is installed. */
  readonly version: string | undefined;
  /** The project depends on node-fetch itself, of the same major version. */
  readonly isDirect: boolean;
  /** Another major version of node-fetch is installed, too, and has to stay. */
  readonly hasOtherMajor: boolean;
}

/**
 * How a package manager mends a project. Each way was carried out on small projects with it (fixes.registry.test.ts
 * beside this file), and its list showed the fixed version.
 */
export interface ManagerFix {
  /** Depends on a newer range of a package. */
  upgrade(name: string, range: string): Way;
  /** Resolves a dependency of the project anew, where its range allows a fixed version. */
  refresh(name: string): Way;
  /** Resolves a dependency of dependencies anew, where their ranges allow a fixed version. */
  refreshBelow(forced: Forced): Way;
  force(forced: Forced): Way;
  /** Puts node-fetch in the place of a copy of it under another name. */
  replace(fork: string, fixed: string): Way;
  /** Lists the versions of a package: the command that shows that a fix has worked. */
  list(name: string): string;
  /** Lists what stands in the place of a fork: some list it under its own name only. */
  listReplaced(fork: string): string;
}

/** The fixed range of a project is written for one major version: `node-fetch@2`. */
export function ofMajor(fixed: string): string {
  return `node-fetch@${/\d+/.exec(fixed)?.[0] ?? '2'}`;
}

export const NEVER_ACROSS = 'Never force 2.x to 3.x, which has no require().';
