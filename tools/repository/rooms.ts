/**
 * The rooms of this repository and what each may import: the arrows of ARCHITECTURE.md, in a form that a
 * test can hold. An arrow that is not here does not exist.
 */
export interface Room {
  /** Path prefix, relative to the repository, with a trailing slash. */
  readonly path: string;
  /** Rooms it may import, besides itself. */
  readonly imports: readonly string[];
  /** Packages it may import. `node:` stands for Node's builtins. */
  readonly packages: readonly string[];
}

/** The most specific prefix wins: `src/lab/kernel/` before `src/lab/`. */
export const ROOMS: readonly Room[] = [
  { path: 'src/trace/', imports: [], packages: ['valibot'] },
  { path: 'src/scenario/', imports: ['src/trace/'], packages: [] },
  { path: 'src/exploration/', imports: ['src/trace/', 'src/scenario/'], packages: [] },
  { path: 'src/diagnosis/', imports: ['src/trace/', 'src/scenario/'], packages: [] },
  {
    path: 'src/report/',
    imports: ['src/trace/', 'src/scenario/', 'src/diagnosis/'],
    packages: [],
  },
  { path: 'src/figures/', imports: ['src/trace/'], packages: [] },
  { path: 'src/lab/', imports: ['src/trace/'], packages: ['acorn'] },
  { path: 'src/evidence/', imports: ['src/trace/', 'src/scenario/'], packages: [] },
  {
    path: 'src/engines/',
    imports: [
      'src/trace/',
      'src/scenario/',
      'src/lab/',
      'src/evidence/',
      'src/engines/webcontainer/program/',
    ],
    packages: ['@webcontainer/api'],
  },
  // Runs in the container and is read as text (?raw), like playground/.
  { path: 'src/engines/webcontainer/program/', imports: [], packages: ['node:'] },
  {
    path: 'src/components/',
    imports: [
      'src/trace/',
      'src/scenario/',
      'src/exploration/',
      'src/diagnosis/',
      'src/report/',
      'src/figures/',
      'src/lab/',
      'src/engines/',
      'src/evidence/',
      'src/styles/',
      'playground/',
    ],
    packages: ['monaco-editor', 'astro'],
  },
  {
    // Prose is held to runs while the site is built: these never reach a browser.
    path: 'src/components/chapter/',
    imports: [
      'src/trace/',
      'src/scenario/',
      'src/exploration/',
      'src/figures/',
      'src/lab/',
      'src/components/',
      'src/content/',
      'src/styles/',
      'playground/',
      'tools/',
    ],
    packages: ['astro', 'node:'],
  },
  {
    path: 'src/layouts/',
    imports: ['src/components/', 'src/styles/'],
    packages: ['astro', '@fontsource', '@fontsource-variable'],
  },
  {
    path: 'src/pages/',
    imports: [
      'src/components/',
      'src/components/chapter/',
      'src/content/',
      'src/content/programs/',
      'src/layouts/',
      'src/styles/',
      'src/trace/',
      'src/scenario/',
      'src/lab/',
      'src/engines/',
      'playground/',
      'tools/',
    ],
    packages: ['astro', 'node:'],
  },
  // The programs of a text are programs of Node, and are read as text.
  { path: 'src/content/', imports: [], packages: ['node:'] },
  { path: 'src/content/programs/', imports: [], packages: ['node:', 'node-fetch'] },
  { path: 'src/styles/', imports: [], packages: [] },
  { path: 'playground/', imports: [], packages: ['node:', 'node-fetch'] },
];

/** The room a file lives in, or undefined for files that are in none (configuration, tools, e2e). */
export function roomOf(file: string): Room | undefined {
  return ROOMS.filter((room) => file.startsWith(room.path)).sort(
    (a, b) => b.path.length - a.path.length,
  )[0];
}
