interface LockEntry {
  readonly version?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
export interface Lock {
  readonly packages: Readonly<Record<string, LockEntry>>;
}

/**
 * Dependencies that the lock names and does not resolve. npm silently leaves optional platform packages out of the lock
 * when the registry lacks them at that moment. The tree is then broken on another platform, or `npm ci` fails here.
 * @returns `parent -> name@range`, empty when the lock is complete for every platform
 */
export function unresolved({ packages }: Lock): string[] {
  const resolves = (parent: string, name: string) =>
    ancestors(parent).some((folder) => {
      const entry = packages[`${folder}node_modules/${name}`];
      return entry?.version !== undefined || entry?.link === true;
    });
  return Object.entries(packages).flatMap(([parent, entry]) =>
    Object.entries({ ...entry.dependencies, ...entry.optionalDependencies })
      .filter(([name]) => !resolves(parent, name))
      .map(([name, range]) => `${parent || '(root)'} -> ${name}@${range}`),
  );
}

/**
 * The folders in which Node looks for a package, innermost first: `node_modules/a/node_modules/b/`, `node_modules/a/`,
 * ``.
 */
function ancestors(folder: string): string[] {
  if (!folder) return [''];
  const parts = folder.split(/(?<=.)\/(?=node_modules\/)/);
  return [...parts.map((_, i) => `${parts.slice(0, parts.length - i).join('/')}/`), ''];
}

/** Entries with the address of a registry. They would send other people's npm to the registry of the lock's author. */
export function withRegistryAddress({ packages }: Lock): string[] {
  return Object.entries(packages)
    .filter(([, entry]) => /^https?:/.test(entry.resolved ?? ''))
    .map(([path]) => path);
}
