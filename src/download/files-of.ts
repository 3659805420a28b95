import { dependenciesOf } from '../scenario/program/package-json.ts';
import { scenarioText } from '../scenario/scenario-text.ts';
import type { DownloadInput } from './download-input.ts';
import { readmeOf } from './readme-of.ts';

/** Programs of a scenario; the page shows them under these names. */
const PROGRAMS = ['client.mjs', 'server.mjs', 'probe.mjs'] as const;
/** Most characters of a name, so that no path gets too long for Windows (260 characters in all). */
const NAME_CHARS_MAX = 80;

/**
 * The files of a download by their names: the programs as the page shows them, a package.json with
 * the exact version of node-fetch, and a README with the commands and what comes of them. The names
 * are such that every system takes them.
 */
export function filesOf(input: DownloadInput): Readonly<Record<string, string>> {
  const programs = PROGRAMS.map((name) => [name, input.files[name] ?? ''] as const);
  return {
    'README.md': readmeOf(input),
    'package.json': packageOf(input),
    ...Object.fromEntries(programs),
    ...(input.patch === undefined ? {} : { 'node.diff': input.patch }),
  };
}

/** The name of the archive and of the folder in it: `unread-fin-node-20.0.0-gap-timeout0`. */
export function nameOfDownload({ scenario }: Pick<DownloadInput, 'scenario'>): string {
  const words = scenarioText(scenario).replaceAll(/[^\w.]+/g, '-');
  return `unread-fin-${words}`
    .slice(0, NAME_CHARS_MAX)
    .replace(/[-.]+$/, '')
    .toLowerCase();
}

function packageOf({ scenario }: DownloadInput): string {
  const manifest = {
    name: 'unread-fin-scenario',
    private: true,
    description: scenarioText(scenario),
    engines: { node: scenario.node },
    dependencies: dependenciesOf(scenario),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
