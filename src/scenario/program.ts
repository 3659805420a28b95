import { changedLines } from './program/changed-lines.ts';
import { clientProgram } from './program/client.ts';
import { packageJson } from './program/package-json.ts';
import { serverProgram } from './program/server.ts';
import { DEFAULTS, type Scenario } from './scenario.ts';

/**
 * The files that a scenario writes. playground/probe.mjs is not among them, because it is the same
 * for all scenarios.
 */
export const PROGRAM_FILES = ['client.mjs', 'server.mjs', 'package.json'] as const;
export type ProgramFile = (typeof PROGRAM_FILES)[number];

export interface Program {
  readonly files: Readonly<Record<ProgramFile, string>>;
  /** 1-based numbers of the lines that the default program does not have. */
  readonly changed: Readonly<Record<ProgramFile, ReadonlySet<number>>>;
}

/**
 * Writes the program of a scenario as a person would. A knob that has no effect on a program leaves
 * no line in it.
 */
export function programOf(scenario: Scenario): Program {
  const files = filesOf(scenario);
  const changed = (file: ProgramFile) => changedLines(DEFAULT_FILES[file], files[file]);
  return {
    files,
    changed: {
      'client.mjs': changed('client.mjs'),
      'server.mjs': changed('server.mjs'),
      'package.json': changed('package.json'),
    },
  };
}

function filesOf(scenario: Scenario): Program['files'] {
  return {
    'client.mjs': clientProgram(scenario),
    'server.mjs': serverProgram(scenario),
    'package.json': packageJson(scenario),
  };
}

const DEFAULT_FILES = filesOf(DEFAULTS);
