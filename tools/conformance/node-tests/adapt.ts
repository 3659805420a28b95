import { readFileSync } from 'node:fs';
import { STAND_INS } from './selection.ts';

const FOLDER = new URL('common/', import.meta.url);

/** `common.PORT` of the first of the tests that run at the same time. */
const PORT = 12346;

/**
 * The stand-ins for `test/common`, as files beside the test.
 *
 * @param lane which of the tests that run at the same time it is
 */
export function commonFiles(lane: number): Readonly<Record<string, string>> {
  return Object.fromEntries(
    STAND_INS.map((part) => {
      const text = readFileSync(new URL(`${part}.cjs`, FOLDER), 'utf8');
      return [`common/${part}.cjs`, text.replace(`PORT: ${PORT}`, `PORT: ${PORT + lane}`)];
    }),
  );
}

/** The text of a test that finds the stand-ins. Nothing else changes, so its lines and columns stay. */
export function adapted(text: string): string {
  return text.replace(
    /(['"])\.\.\/common(?:\/([\w-]+?)(?:\.m?js)?)?\1/g,
    (_, quote, part = 'index') => `${quote}./common/${part}.cjs${quote}`,
  );
}

/** A test's file on both sides: CommonJS, unless it is an ES module. */
export function clientFileOf(file: string): 'client.cjs' | 'client.mjs' {
  return file.endsWith('.mjs') ? 'client.mjs' : 'client.cjs';
}
