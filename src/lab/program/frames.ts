import type { AnyNode } from 'acorn';
import { isFunction } from './ast.ts';
import { callAt } from './call-position.ts';
import { functionNameAt } from './function-name.ts';
import { failedLoadAt } from './load-position.ts';
import { LineStarts, type Position } from './position-map.ts';
import type { RawFrame } from './raw-frames.ts';
import { type ProgramSource, urlOf } from './source.ts';
import { pathTo } from './tree-path.ts';

/** V8's name for the top of a CommonJS file, which Node calls as a function. */
const COMMON_JS_TOP = 'Object.<anonymous>';

/** Finds the reader's file behind a URL. */
export type SourceLookup = (url: string) => ProgramSource | undefined;

/** A frame in one of the reader's files, in the reader's own positions. */
export interface ReaderFrame extends Position {
  readonly kind: 'reader';
  readonly source: ProgramSource;
  readonly offset: number;
  functionName: string;
  /** A constructor that was calling `super`. */
  readonly isSuper: boolean;
}

/**
 * A frame in Node's lib or in a package. Their texts have lost their lines, so only the file is
 * known.
 */
interface LibraryFrame {
  readonly kind: 'library';
  /** `node:_http_client`, `node_modules/node-fetch` */
  readonly file: string;
  readonly functionName: string;
  /** The engine has no name for the function, or made one up from that of the function around it. */
  readonly isUnnamed: boolean;
  readonly isHidden: boolean;
}

export type StackFrame = ReaderFrame | LibraryFrame;

/**
 * What Node 20.0 and earlier put before the name of a function that is to be hidden (hideStackFrames,
 * lib/internal/errors.js). Its stacks begin below the outermost of these. Later releases leave such functions out when they
 * take the stack. Only V8 heeds the name that was set.
 */
const HIDDEN = /^__node_internal_/;

/** The frames of the process. The Lab's own, between and below them, are left out. */
export function framesOf(raw: readonly RawFrame[], sourceOf: SourceLookup): StackFrame[] {
  const frames = raw.flatMap((frame, index): StackFrame[] => {
    if (isOfLab(frame, raw[index + 1])) return [];
    const source = frame.url.startsWith(APP) ? sourceOf(frame.url) : undefined;
    if (source === undefined) return libraryFrame(frame);
    const offset = source.map.originalOffset(frame);
    return offset === undefined ? [] : [readerFrame(source, offset)];
  });
  for (const [index, frame] of frames.entries()) nameTimer(frame, frames[index + 1]);
  const own = frames.findIndex(({ kind }) => kind === 'reader');
  const top = own === -1 ? frames : frames.slice(0, own);
  return frames
    .slice(top.findLastIndex(isHidden) + 1)
    .filter((frame, index, shown) => !isInnerHalf(frame, shown[index + 1]));
}

/** The receiver of a timer's callback, and its property that has the callback. */
type Timer = readonly [receiver: 'Timeout' | 'Immediate', property?: string];
const TIMEOUT: Timer = ['Timeout', '_onTimeout'];

/**
 * By the function of Node that calls it; and of an async callback that goes on, by the function that it was given to. An
 * immediate has forgotten it by then.
 */
const TIMERS: Readonly<Record<string, Timer>> = {
  listOnTimeout: TIMEOUT,
  setTimeout: TIMEOUT,
  setInterval: TIMEOUT,
  processImmediate: ['Immediate', '_onImmediate'],
  setImmediate: ['Immediate'],
};

/** V8 names a callback of a timer by its receiver. Of a method, it cannot be told here whether it was bound. */
export function nameTimer(frame: StackFrame, below: StackFrame | undefined): void {
  if (frame.kind !== 'reader' || frame.functionName.includes('.')) return;
  const isCalled = below?.kind === 'library' && below.file === 'node:internal/timers';
  if (below !== undefined && !isCalled) return;
  const { functionName: name, source, offset } = frame;
  const path = pathTo(source.tree, offset);
  const index = path.findLastIndex(isFunction);
  const [call, callback] = path.slice(Math.max(index - 1, 0), index + 1);
  const setter =
    call?.type === 'CallExpression' && call.callee.type === 'Identifier' ? call.callee.name : '';
  const isResumed = callback && 'async' in callback && callback.async;
  const [receiver, property] =
    TIMERS[isCalled ? below.functionName : isResumed ? setter : ''] ?? [];
  if (receiver === undefined) return;
  const shown = setter === 'setInterval' ? undefined : property;
  if (name) frame.functionName = `${receiver}.${name}${property ? ` [as ${property}]` : ''}`;
  else frame.functionName = `${receiver}.${shown ?? '<anonymous>'}`;
}

/**
 * Whether an error of Node's was made by the Lab for a part of Node that it has written anew. In Node the function that
 * makes it is hidden there.
 */
function isOfLab({ url, functionName }: RawFrame, below: RawFrame | undefined): boolean {
  if (functionName !== 'NodeError' || !url.startsWith('node:internal/errors@')) return false;
  return below !== undefined && !below.url.startsWith('node:') && !below.url.startsWith(APP);
}

/** In an engine that does not tell the name that was set, validators without a name are the hidden ones. */
function isHidden(frame: StackFrame): boolean {
  if (frame.kind !== 'library') return false;
  const { file, functionName, isHidden, isUnnamed } = frame;
  const isMaker = file === 'node:internal/errors' && functionName === 'captureLargerStackTrace';
  return isHidden || isMaker || (file === 'node:internal/validators' && isUnnamed);
}

/**
 * The frame at an offset of one of the reader's files. Engines name slightly different offsets for
 * a call.
 */
export function readerFrame(source: ProgramSource, reported: number): ReaderFrame {
  const path = pathTo(source.tree, reported);
  const call = callAt(source.text, path, reported);
  const offset = call?.offset ?? reported;
  const inner = path.findLast(isFunction);
  return {
    kind: 'reader',
    ...new LineStarts(source.text).positionOf(offset),
    source,
    offset,
    functionName: inner || !source.isCommonJs ? functionNameAt(path) : COMMON_JS_TOP,
    isSuper: call?.isSuper ?? isClassAt(path.at(-1), offset),
  };
}

/** The frame of code that failed to read a name, where V8 says that it failed. */
export function failedLoadFrame(frame: ReaderFrame): ReaderFrame {
  const { source, offset } = frame;
  const path = pathTo(source.tree, offset);
  // A name that was assigned, not read: V8 says where the `=` is, or the name in a pattern.
  if (path.at(-1)?.type === 'AssignmentExpression' || isPattern(path.at(-2))) return frame;
  const position = failedLoadAt(source.text, path) ?? offset;
  return { ...frame, offset: position, ...new LineStarts(source.text).positionOf(position) };
}

function isPattern(node: AnyNode | undefined): boolean {
  return node?.type === 'ArrayPattern' || node?.type === 'RestElement';
}

/**
 * SpiderMonkey reports the class as the place of its implicit constructor, which only calls
 * `super`.
 */
function isClassAt(node: AnyNode | undefined, offset: number): boolean {
  const isClass = node?.type === 'ClassDeclaration' || node?.type === 'ClassExpression';
  return isClass && node.start === offset;
}

const APP = urlOf('');
const PACKAGES = urlOf('node_modules/');

function libraryFrame({ url, functionName }: RawFrame): LibraryFrame[] {
  // Compiled builtins are called `node:net@20.0.0`, packages
  // `file:///app/node_modules/node-fetch/index.js`.
  const builtin = /^(node:[^@]+)@/.exec(url)?.[1];
  const pkg = url.startsWith(PACKAGES) ? url.slice(PACKAGES.length) : undefined;
  const file = builtin ?? pkg?.replace(/^(.*)\/index\.js$/, 'node_modules/$1');
  if (file === undefined) return [];
  const name = functionName.replace(HIDDEN, '');
  // Names that an engine made up (`connect/<`; V8's `eval`) are not shown, because they differ from
  // engine to engine.
  const isPlain = /^(?!eval$)[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name);
  return [
    {
      kind: 'library',
      file,
      functionName: isPlain ? name : '',
      isUnnamed: name === '' || name.endsWith('<'),
      isHidden: HIDDEN.test(functionName),
    },
  ];
}

/**
 * A lowered async function has two frames: that of its generator, which has no name, and below it
 * its own.
 */
function isInnerHalf(frame: StackFrame, below: StackFrame | undefined): boolean {
  if (frame.kind !== 'library' || below?.kind !== 'library') return false;
  return frame.isUnnamed && frame.file === below.file;
}

/**
 * `main (file:///app/client.mjs:14:21)`, V8's form (SerializeCallSiteInfo,
 * src/objects/call-site-info.cc).
 */
export function frameText(frame: StackFrame): string {
  const place = placeText(frame);
  return frame.functionName ? `${frame.functionName} (${place})` : place;
}

function placeText(frame: StackFrame): string {
  switch (frame.kind) {
    case 'reader':
      return `${frame.source.name}:${frame.line}:${frame.column}`;
    case 'library':
      return frame.file;
  }
}
