/**
 * One Node release as the Lab loads it: tools/extract-node-lib makes it from the release's own
 * binary at build time. Plain JSON, so that it can be fetched, cached and compressed.
 */
export interface ReleasePack {
  /** `20.0.0` */
  readonly version: string;
  /** `process.versions` of the binary; `uv` decides rule 3 of the kernel. */
  readonly versions: Readonly<Record<string, string>>;
  /**
   * Module id → source, from `process.binding('natives')`. Drain points are rewritten to yields,
   * async code is lowered to generators, white space is removed; nothing else is changed.
   */
  readonly natives: Readonly<Record<string, string>>;
  /**
   * Every id that a program may import in this release. One without a source here is "not
   * simulated", not "unknown".
   */
  readonly publicModules: readonly string[];
  /**
   * Part of the release → the ids of its modules. A part is loaded when a program first needs it,
   * because it is large and most programs never do.
   */
  readonly parts: Readonly<Record<string, readonly string[]>>;
  /**
   * The members of each internalBinding of the binary: constants with their values, functions by
   * name.
   */
  readonly shapes: Readonly<Record<string, NativeShape>>;
  /** The exports of modules that the Lab does not have, by module. */
  readonly outlines: Readonly<Record<string, Outline>>;
  /** `Object.keys(globalThis)` */
  readonly enumerableGlobals: readonly string[];
  /** Own names of objects that programs use, by what they are: a sum of 1 function, 2 enumerable, 4 accessor. */
  readonly names: Readonly<
    Record<
      'globalThis' | 'process' | 'console' | 'URL',
      Readonly<Record<string, readonly string[]>>
    >
  >;
  /** Defaults of `getOptionValue`. */
  readonly options: Readonly<Record<string, unknown>>;
  /** `internalBinding('uv').getErrorMap()`. */
  readonly uvErrors: readonly (readonly [number, readonly [name: string, message: string]])[];
}

/** A part of a release that is not in its pack: the same as there, for other modules. */
export type ReleasePart = Pick<ReleasePack, 'natives' | 'shapes'>;

/** The part of a release that has this module; undefined when none has. */
export function partWith(id: string, { parts }: ReleasePack): string | undefined {
  return Object.keys(parts).find((part) => parts[part]?.includes(id));
}

/**
 * Adds a part to a pack that has been loaded. The pack stays the same object, because code that was
 * compiled for it is kept by it. A run that does without the part is the same as before.
 */
export function addPart(release: ReleasePack, { natives, shapes }: ReleasePart): void {
  Object.assign(release.natives, natives);
  Object.assign(release.shapes, shapes);
}

/** An export of a module: a value, or a function or an object and their members. */
export type Outline =
  | null
  | number
  | string
  | boolean
  | readonly string[]
  | { readonly f: Readonly<Record<string, Outline>> }
  | { readonly o: Readonly<Record<string, Outline>> };

/** A value of a binding, described well enough to stand in for it. */
export type NativeShape =
  | { readonly t: 'n' | 's' | 'b'; readonly v: number | string | boolean }
  | { readonly t: 'null' | 'undefined' }
  | { readonly t: 'big' | 'num' | 'sym' | 'err'; readonly v?: string }
  | { readonly t: 'arr'; readonly v: readonly NativeShape[] }
  | { readonly t: 'map'; readonly v: readonly (readonly [NativeShape, NativeShape])[] }
  /** A typed array: constructor name and length. */
  | { readonly t: 'ta'; readonly c: string; readonly n: number }
  /** A function or class: `p` are the names on its prototype chain. */
  | { readonly t: 'f'; readonly p?: readonly string[] }
  | { readonly t: 'o'; readonly p: Readonly<Record<string, NativeShape>> };
