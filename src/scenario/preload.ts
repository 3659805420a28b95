import { nodePatchLines } from './program/node-patch.ts';
import { DEFAULTS, type Scenario } from './scenario.ts';

/** The fixes that change Node itself, so that a program need not be edited: `node --require ./honour-close.cjs app.js`. */
export const PRELOADS = ['honour-close'] as const satisfies readonly Scenario['fix'][];
export type Preload = (typeof PRELOADS)[number];

/** The lines that the knob `fix` writes into a program, as a file of their own: CommonJS, which Node can load first. */
export function preloadOf(fix: Preload): string {
  return [
    "const http = require('node:http');",
    '',
    ...nodePatchLines({ ...DEFAULTS, fix }),
    '',
  ].join('\n');
}
