import type { StackFrame } from './frames.ts';

/** A frame of a stack as V8 shows it: running, or waiting for what runs. */
export type ShownFrame =
  | { readonly kind: 'running' | 'waiting'; readonly frame: StackFrame; readonly text: string }
  /** `Promise.all (index 0)` */
  | { readonly kind: 'combinator'; readonly text: string };

/**
 * What a program's own Error.prepareStackTrace gets for a frame (https://v8.dev/docs/stack-trace-api). The engine's own
 * call sites tell of the Lab's frames and of the text that it evaluated, so these take their place. Lines of Node's lib
 * and of packages are not known.
 */
export class CallSite {
  readonly #shown: ShownFrame;

  constructor(shown: ShownFrame) {
    this.#shown = shown;
  }

  get #frame(): StackFrame | undefined {
    return this.#shown.kind === 'combinator' ? undefined : this.#shown.frame;
  }

  get #reader() {
    return this.#frame?.kind === 'reader' ? this.#frame : undefined;
  }

  /** Undefined, as for strict functions. */
  getThis(): undefined {}
  getFunction(): undefined {}
  getEvalOrigin(): undefined {}

  getTypeName(): string | null {
    return /^([\p{L}$_][\w$]*)\./u.exec(this.#frame?.functionName ?? '')?.[1] ?? null;
  }

  getFunctionName(): string | null {
    if (this.#shown.kind === 'combinator') return this.#shown.text.replace(/^.*\.| .*/g, '');
    const { functionName } = this.#shown.frame;
    const name = functionName.replace(/^new | \[as .*/g, '').replace(/^[\w$]+\.(?=.)/, '');
    return name === '' || name === '<anonymous>' ? null : name;
  }

  getMethodName(): string | null {
    return this.getTypeName() === null ? null : this.getFunctionName();
  }

  getFileName(): string | undefined {
    const frame = this.#frame;
    return frame?.kind === 'reader' ? frame.source.name : frame?.file;
  }

  getScriptNameOrSourceURL(): string | undefined {
    return this.getFileName();
  }

  getScriptHash(): string {
    return '';
  }

  getLineNumber(): number | null {
    return this.#reader?.line ?? null;
  }

  getColumnNumber(): number | null {
    return this.#reader?.column ?? null;
  }

  getEnclosingLineNumber(): number | null {
    return this.getLineNumber();
  }

  getEnclosingColumnNumber(): number | null {
    return this.getColumnNumber();
  }

  getPosition(): number {
    return this.#reader?.offset ?? 0;
  }

  getPromiseIndex(): number | null {
    const index = /\(index (\d+)\)$/.exec(this.#shown.text)?.[1];
    return index === undefined ? null : Number(index);
  }

  isToplevel(): boolean {
    return this.getTypeName() === null;
  }

  isEval(): boolean {
    return false;
  }

  isNative(): boolean {
    return false;
  }

  isConstructor(): boolean {
    return this.#frame?.functionName.startsWith('new ') ?? false;
  }

  isAsync(): boolean {
    return this.#shown.kind !== 'running';
  }

  isPromiseAll(): boolean {
    return this.#shown.text.startsWith('async Promise.all ');
  }

  toString(): string {
    return this.#shown.text;
  }
}
