/**
 * The rooms of this repository and what each may import. ARCHITECTURE.md prints this list as its table
 * (`node tools/repository/print-rooms.ts`), and tests check the imports of every file against it.
 */
export interface Room {
  /** Path prefix, relative to the repository, with a trailing slash. */
  readonly path: string;
  /** What the room is for, in one line. */
  readonly purpose: string;
  /** Rooms it may import besides itself. A folder stands for all rooms in it, if the importing room is not in it. */
  readonly imports: readonly string[];
  /** Rooms from which it may import only types. */
  readonly types?: readonly string[];
  /** Packages it may import. `node:` stands for Node's own modules. */
  readonly packages: readonly string[];
  /** The only files that other rooms may import, relative to `path`. Without it: all files. `tools` is exempt. */
  readonly surface?: readonly string[];
}

/** From the bottom up. The most specific path wins: a file in `src/lab/kernel/` is not in the room `src/lab/`. */
export const ROOMS: readonly Room[] = [
  {
    path: 'playground/',
    purpose: 'the experiment: client, server, probe; the site reads them as text',
    imports: [],
    packages: ['node:', 'node-fetch'],
  },
  {
    path: 'src/trace/record/',
    purpose: 'the events of a run, their schema, their names, their hash',
    imports: [],
    packages: ['valibot'],
  },
  {
    path: 'src/trace/reading/',
    purpose: 'what a trace shows: connections, exchanges, the request in focus, the race window',
    imports: ['src/trace/record/'],
    packages: [],
  },
  {
    path: 'src/trace/world/',
    purpose: 'the state of sockets and requests after any number of events',
    imports: ['src/trace/record/', 'src/trace/reading/'],
    packages: [],
  },
  {
    path: 'src/trace/words/',
    purpose: 'a run in words: verdict, reasons, steps, ladder, logs',
    imports: ['src/trace/record/', 'src/trace/reading/', 'src/trace/world/'],
    packages: [],
  },
  {
    path: 'src/scenario/',
    purpose: 'knobs, presets, the programs that they write, links',
    imports: [],
    types: ['src/trace/words/'],
    packages: [],
  },
  {
    path: 'src/recordings/',
    purpose: 'what real machines did: the committed record, and the code that reads it',
    imports: ['src/trace/record/', 'src/scenario/'],
    packages: ['valibot'],
  },
  {
    path: 'src/exploration/',
    purpose: 'many runs of one scenario: whether its answer is certain, and where it changes',
    imports: ['src/trace/', 'src/scenario/'],
    packages: [],
  },
  {
    path: 'src/claims/',
    purpose: 'statements of prose about a run; the build compares them with its trace',
    imports: ['src/trace/'],
    packages: [],
  },
  {
    path: 'src/issue-comment/',
    purpose: 'a run as a text for issue trackers and chats, with a diagram for those that draw one',
    imports: ['src/trace/', 'src/scenario/'],
    packages: [],
  },
  {
    path: 'src/diagnosis/',
    purpose: 'what a pasted text says about this bug: evidence, verdict, fix, next command',
    imports: ['src/scenario/'],
    packages: [],
  },
  {
    path: 'src/challenges/',
    purpose: 'small tasks about the bug, and the checks of a reader’s run',
    imports: ['src/trace/', 'src/scenario/'],
    packages: [],
  },
  {
    path: 'src/figures/',
    purpose: 'SVG as data, and the placing of labels',
    imports: [],
    packages: [],
  },
  {
    path: 'src/figures/run/',
    purpose: 'draws one run: time to the right, or down on a phone',
    imports: ['src/trace/', 'src/figures/'],
    packages: [],
  },
  {
    path: 'src/figures/card/',
    purpose: 'a picture with its verdict, versions and address, as a document that stands alone',
    imports: ['src/figures/'],
    packages: [],
  },
  {
    path: 'src/figures/phase/',
    purpose: 'draws many runs: how a program ends, over two times that decide it',
    imports: ['src/trace/words/', 'src/exploration/', 'src/figures/'],
    packages: [],
  },
  {
    path: 'src/figures/record/',
    purpose: 'draws a recorded run and the Lab’s run of the same programs on one clock',
    imports: ['src/trace/', 'src/figures/', 'src/figures/run/'],
    packages: [],
  },
  {
    path: 'src/lab/kernel/',
    purpose: 'the machine: clock, event loop, sockets, TCP; nothing of Node',
    imports: ['src/trace/record/', 'src/lab/'],
    packages: [],
  },
  {
    path: 'src/lab/engine/',
    purpose: 'the host’s JavaScript engine, as that of the release',
    imports: [],
    packages: [],
  },
  {
    path: 'src/lab/promises/',
    purpose: 'promises with a job queue of our own',
    imports: ['src/lab/', 'src/lab/engine/'],
    packages: [],
  },
  {
    path: 'src/lab/program/',
    purpose: 'prepares a program for its run: modules, lowering of async functions',
    imports: ['src/lab/engine/', 'src/lab/promises/'],
    packages: ['acorn'],
  },
  {
    path: 'src/lab/bindings/',
    purpose: 'the native side of Node’s library, one file for each binding',
    imports: [
      'src/lab/',
      'src/lab/engine/',
      'src/lab/kernel/',
      'src/lab/promises/',
      'src/lab/program/',
    ],
    packages: [],
  },
  {
    path: 'src/lab/node/',
    purpose: 'a Node process: Node’s own library on the bindings',
    imports: [
      'src/trace/record/',
      'src/lab/',
      'src/lab/engine/',
      'src/lab/kernel/',
      'src/lab/promises/',
      'src/lab/program/',
      'src/lab/bindings/',
    ],
    packages: ['@noble/hashes'],
  },
  {
    path: 'src/lab/',
    purpose: 'a run: both processes on one machine, within limits',
    imports: ['src/trace/record/', 'src/lab/'],
    packages: [],
    surface: [
      'index.ts',
      'assets.ts',
      'kernel/time-model.ts',
      'program/ast.ts',
      'program/lower.ts',
      'program/polyfill.ts',
      'program/source-edits.ts',
    ],
  },
  {
    path: 'src/engines/',
    purpose: 'the interface of an engine: a scenario in, a trace out',
    imports: ['src/trace/record/', 'src/lab/'],
    packages: [],
  },
  {
    path: 'src/engines/lab/',
    purpose: 'the Lab in its sandbox: frame, workers, messages',
    imports: ['src/trace/', 'src/scenario/', 'src/lab/', 'src/engines/'],
    packages: [],
  },
  {
    path: 'src/engines/webcontainer/program/',
    purpose: 'programs that run inside the container; read as text',
    imports: [],
    packages: ['node:'],
  },
  {
    path: 'src/engines/webcontainer/',
    purpose: 'StackBlitz’s WebContainer, and the names of its failures',
    imports: [
      'src/trace/',
      'src/scenario/',
      'src/lab/',
      'src/engines/',
      'src/engines/webcontainer/program/',
    ],
    packages: ['@webcontainer/api'],
  },
  {
    path: 'src/styles/',
    purpose: 'tokens and style sheets',
    imports: [],
    packages: [],
  },
  {
    path: 'src/components/site/',
    purpose: 'parts of every page: marks, verdicts, copy buttons, tabs, search, theme',
    imports: [],
    packages: [],
  },
  {
    path: 'src/components/code/',
    purpose: 'listings of programs: highlighted, with marked lines',
    imports: ['src/components/site/'],
    packages: [],
  },
  {
    path: 'src/components/issue/',
    purpose: 'the dialog “Copy for an issue”, which a page loads when a reader asks for it',
    imports: ['src/trace/', 'src/scenario/', 'src/issue-comment/', 'src/engines/', 'src/styles/'],
    packages: [],
  },
  {
    path: 'src/components/figure/',
    purpose: 'the picture of a run in a page: steps, keys, dragging, comparison',
    imports: [
      'src/trace/',
      'src/scenario/',
      'src/exploration/',
      'src/figures/',
      'src/lab/',
      'src/engines/lab/',
      'src/components/issue/',
      'src/components/site/',
      'src/styles/',
    ],
    packages: [],
  },
  {
    path: 'src/components/front/',
    purpose: 'the parts of the front page',
    imports: [
      'src/trace/record/',
      'src/trace/words/',
      'src/claims/',
      'src/figures/',
      'src/components/figure/',
      'src/components/site/',
      'src/styles/',
    ],
    packages: [],
  },
  {
    path: 'src/download/',
    purpose: 'a scenario as files that run with plain Node, in one archive',
    imports: ['src/scenario/'],
    types: ['src/trace/words/'],
    packages: ['fflate'],
  },
  {
    path: 'src/play/',
    purpose: 'the application on /play/: state, views, editor, markup',
    imports: [
      'src/trace/',
      'src/scenario/',
      'src/exploration/',
      'src/recordings/',
      'src/figures/',
      'src/lab/',
      'src/engines/',
      'src/download/',
      'src/components/site/',
      'src/components/code/',
      'src/components/figure/',
      'src/components/issue/',
      'src/styles/',
    ],
    packages: ['monaco-editor'],
  },
  {
    path: 'src/embed/',
    purpose: 'the application on /embed/: a run in a page of somebody else',
    imports: [
      'src/trace/',
      'src/scenario/',
      'src/exploration/',
      'src/figures/',
      'src/lab/',
      'src/engines/',
      'src/play/', // a link means the same as on /play/: it is read by the same code
      'src/components/site/',
      'src/components/code/',
      'src/components/figure/',
      'src/styles/',
    ],
    packages: [],
  },
  {
    path: 'src/challenges/page/',
    purpose: 'a task beside the playground, and the marks of the list of tasks',
    imports: [
      'src/challenges/',
      'src/scenario/',
      'src/play/',
      'src/components/site/',
      'src/components/figure/',
      'src/styles/',
    ],
    packages: [],
  },
  {
    path: 'src/loop/program/',
    purpose: 'a program that is loaded before the reader’s on /loop/; read as text',
    imports: [],
    packages: ['node:'],
  },
  {
    path: 'src/loop/',
    purpose: 'the application on /loop/: examples, the reading of a run, views, markup',
    imports: [
      'src/trace/',
      'src/scenario/',
      'src/figures/',
      'src/engines/',
      'src/components/site/',
      'src/components/code/',
      'src/components/figure/',
      'src/play/',
      'src/styles/',
    ],
    packages: [],
  },
  {
    path: 'src/matrix/',
    purpose: 'the pages of the record: tables of shares, each cell in full, filters, downloads',
    imports: ['src/recordings/', 'src/scenario/', 'src/components/site/'],
    packages: [],
  },
  {
    path: 'src/report/',
    purpose: 'claims about the bug that were tested on real machines, and what became of them',
    imports: [
      'src/recordings/',
      'src/matrix/',
      'src/build/',
      'src/components/site/',
      'src/styles/',
    ],
    packages: [],
  },
  {
    path: 'src/hosting/',
    purpose: 'the headers that a host has to send, and the policy that each page carries',
    imports: ['src/engines/webcontainer/'],
    packages: ['node:'],
  },
  {
    path: 'src/build/',
    purpose:
      'makes the parts of a page while it is built: cache, runs of the Lab, packages, assets',
    imports: [
      'src/trace/',
      'src/scenario/',
      'src/recordings/',
      'src/exploration/',
      'src/lab/',
      'src/engines/webcontainer/',
      'src/hosting/',
      'src/embed/',
    ],
    packages: [
      'node:',
      'acorn',
      'esbuild',
      'valibot',
      'astro',
      'vite',
      'hast-util-from-html',
      'hast-util-to-mdast',
      'mdast-util-gfm-table',
      'mdast-util-to-markdown',
      'subset-font',
    ],
  },
  {
    path: 'src/build/shots/',
    purpose: 'pictures for other sites: cards of pages and presets, as SVG and PNG',
    imports: [
      'src/trace/',
      'src/scenario/',
      'src/exploration/',
      'src/figures/',
      'src/figures/run/',
      'src/figures/card/',
      'src/engines/',
      'src/hosting/',
      'src/build/',
    ],
    packages: ['node:', 'astro', '@resvg/resvg-wasm'],
  },
  {
    path: 'src/command-line/',
    purpose: 'commands for readers: `race`, `diagnose`',
    imports: [
      'src/trace/',
      'src/scenario/',
      'src/exploration/',
      'src/issue-comment/',
      'src/diagnosis/',
      'src/lab/',
      'src/engines/',
      'src/build/',
    ],
    packages: ['node:', 'acorn'],
  },
  {
    path: 'src/content/programs/',
    purpose: 'programs that a text runs in place of the knobs’ own; read as text',
    imports: [],
    packages: ['node:', 'node-fetch'],
  },
  {
    path: 'src/content/',
    purpose: 'prose (MDX), the glossary, the addresses of the look-alikes',
    imports: [],
    packages: [],
  },
  {
    path: 'src/components/chapter/',
    purpose:
      'the components of the texts; checks their claims against runs while the site is built',
    imports: [
      'src/trace/',
      'src/scenario/',
      'src/exploration/',
      'src/claims/',
      'src/figures/',
      'src/lab/',
      'src/engines/',
      'src/build/',
      'src/recordings/',
      'src/matrix/',
      'src/report/',
      'src/components/code/',
      'src/components/figure/',
      'src/components/front/',
      'src/components/site/',
      'src/content/',
      'src/styles/',
      'playground/',
    ],
    packages: ['astro', 'node:'],
  },
  {
    path: 'src/layouts/',
    purpose: 'the frame of every page',
    imports: [
      'src/build/shots/',
      'src/components/figure/',
      'src/components/site/',
      'src/content/',
      'src/styles/',
    ],
    packages: ['astro'],
  },
  {
    path: 'src/pages/',
    purpose: 'a file for each route, and the endpoints that serve the Lab’s parts',
    imports: [
      'src/scenario/',
      'src/recordings/',
      'src/build/',
      'src/hosting/',
      'src/components/',
      'src/challenges/',
      'src/loop/',
      'src/matrix/',
      'src/report/',
      'src/play/',
      'src/embed/',
      'src/content/',
      'src/layouts/',
      'src/styles/',
      'playground/',
    ],
    packages: ['astro'],
  },
  {
    path: 'e2e/',
    purpose: 'tests of what a reader was promised, in real browsers',
    imports: ['tools/'],
    types: ['src/'],
    packages: ['node:', '@playwright/test', '@axe-core/playwright'],
  },
  {
    path: 'tools/',
    purpose:
      'extraction of Node’s library, conformance, `measure`, `record`, `bench`, budgets, repository checks',
    imports: ['src/', 'playground/'],
    packages: [
      'node:',
      'node-fetch',
      'acorn',
      'esbuild',
      'fflate',
      'typescript',
      '@playwright/test',
      'playwright-core',
      '@webcontainer/api',
      'internal', // dump.cjs asks Node for its own modules
    ],
  },
];

/** Code outside of the rooms: the configuration of Astro, of its collections and of Playwright. */
export const CONFIGURATION: readonly string[] = [
  'astro.config.mjs',
  'playwright.config.ts',
  'src/content.config.ts',
];

/** The room of a file, or undefined for a file outside of the rooms. */
export function roomOf(file: string): Room | undefined {
  return ROOMS.filter((room) => file.startsWith(room.path)).sort(
    (a, b) => b.path.length - a.path.length,
  )[0];
}
