import { nodePatchLines } from './program/node-patch.ts';
import { DEFAULTS, type Scenario } from './scenario.ts';

/**
 * The fixes that change Node itself. Node can load such a fix before an unedited program: `node
 * --require ./honour-close.cjs app.js`.
 */
export const PRELOADS = ['honour-close'] as const satisfies readonly Scenario['fix'][];
export type Preload = (typeof PRELOADS)[number];

/**
 * The lines that the knob `fix` writes into a program, as a file of its own. It is CommonJS, so
 * that `--require` can load it first.
 */
export function preloadOf(fix: Preload): string {
  return [
    "const http = require('node:http');",
    '',
    ...nodePatchLines({ ...DEFAULTS, fix }),
    '',
  ].join('\n');
}
