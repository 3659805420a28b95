import type { AnyNode } from 'acorn';
import { isFunction } from './ast.ts';
import { callAt } from './call-position.ts';
import { functionNameAt } from './function-name.ts';
import { Lines, type Position } from './position-map.ts';
import type { RawFrame } from './raw-frames.ts';
import { type ProgramSource, urlOf } from './source.ts';
import { pathTo } from './tree-path.ts';
import type { Place } from './whereabouts.ts';

/** Finds the reader's file behind a URL. */
export type SourceLookup = (url: string) => ProgramSource | undefined;

/** A frame in one of the reader's files, in the reader's own positions. */
export interface ReaderFrame extends Position {
  readonly source: ProgramSource;
  readonly offset: number;
  readonly functionName: string;
  /** A constructor that was calling `super`. */
  readonly isSuper: boolean;
  /** In an async function, or at the top level of a module, where awaits are. */
  readonly mayAwait: boolean;
}

/**
 * Frames of the reader's files. The rest is left out: frames of Node's lib and of packages stand in texts
 * without white space, and frames of the Lab are nobody's.
 */
export function readerFrames(frames: readonly RawFrame[], sourceOf: SourceLookup): ReaderFrame[] {
  return frames.flatMap((frame) => {
    const source = sourceOf(frame.url);
    const offset = source?.map.originalOffset(frame);
    return source && offset !== undefined ? [describe(source, offset)] : [];
  });
}

function describe(source: ProgramSource, reported: number): ReaderFrame {
  const path = pathTo(source.tree, reported);
  const call = callAt(source.text, path, reported);
  const offset = call?.offset ?? reported;
  const position = new Lines(source.text).positionOf(offset);
  const inner = path.findLast(isFunction);
  return {
    ...position,
    source,
    offset,
    functionName: functionNameAt(path),
    isSuper: call?.isSuper ?? isClassAt(path.at(-1), offset),
    mayAwait: inner?.async ?? true,
  };
}

/** SpiderMonkey's place for a constructor that nobody wrote, which does nothing but call `super`. */
function isClassAt(node: AnyNode | undefined, offset: number): boolean {
  const isClass = node?.type === 'ClassDeclaration' || node?.type === 'ClassExpression';
  return isClass && node.start === offset;
}

/** `main (file:///app/client.mjs:14:21)`, V8's form (SerializeCallSiteInfo, src/objects/call-site-info.cc). */
export function frameText({ functionName, source, line, column }: ReaderFrame): string {
  const place = `${source.url}:${line}:${column}`;
  return functionName ? `${functionName} (${place})` : place;
}

/** `async main (…)`: a function suspended at an await. */
export function awaiterText({ file, awaitOffset }: Place, sourceOf: SourceLookup): string[] {
  const source = sourceOf(urlOf(file));
  if (source === undefined || awaitOffset === undefined) return [];
  return [`async ${frameText(describe(source, awaitOffset))}`];
}

/**
 * `Name: message`, and for Node's own errors `Name [CODE]: message`, as prepareStackTraceCallback
 * (lib/internal/errors.js) has it: they are known by a symbol.
 */
export function headerOf(error: object): string {
  if (!isNodeError(error)) return Error.prototype.toString.call(error);
  const { name, code, message } = error as NodeJS.ErrnoException;
  return `${name} [${code}]: ${message}`;
}

function isNodeError(error: object): boolean {
  for (let object: object | null = error; object; object = Object.getPrototypeOf(object)) {
    const symbols = Object.getOwnPropertySymbols(object);
    if (symbols.some(({ description }) => description === 'kIsNodeError')) return true;
  }
  return false;
}
