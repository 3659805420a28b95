import { native } from '../engine/native.ts';
import type { FunctionKind } from './dynamic-code.ts';

/** What compiles the texts of the process that runs at the moment. */
export interface DynamicCompiler {
  /** Undefined when the texts are not those of a function. */
  makeFunction(kind: FunctionKind, args: readonly unknown[]): object | undefined;
  evaluate(text: string): unknown;
}

let current: () => DynamicCompiler | undefined = () => undefined;

const PROTOTYPES: readonly (readonly [FunctionKind, object])[] = [
  ['function', Function.prototype],
  ['function*', Object.getPrototypeOf(function* () {})],
  ['async function', Object.getPrototypeOf(async () => {})],
  ['async function*', Object.getPrototypeOf(async function* () {})],
];

/** The four constructors of functions, which make functions of the process that calls them. */
const CONSTRUCTORS = PROTOTYPES.map(([kind, prototype]) => {
  const host: new (...args: unknown[]) => object = Reflect.get(prototype, 'constructor');
  function construct(this: unknown, ...args: unknown[]): object {
    const compiler = current();
    // The engine says best what is wrong with a text that is not a function.
    const made = compiler?.makeFunction(kind, args) ?? new host(...args);
    const target = new.target as { prototype?: object } | undefined;
    return target && target.prototype !== prototype && target.prototype
      ? Object.setPrototypeOf(made, target.prototype)
      : made;
  }
  Object.defineProperties(construct, {
    ...Object.getOwnPropertyDescriptors(host),
    prototype: { value: prototype },
  });
  return native(host.name, construct);
});

// biome-ignore lint/security/noGlobalEval: a process has an eval, too.
const hostEval = globalThis.eval;

/** `Function` of a process. */
export const [DynamicFunction] = CONSTRUCTORS;

/** `eval` of a process, when it is not called directly. */
export const indirectEval = native('eval', (text: unknown): unknown => {
  const compiler = typeof text === 'string' ? current() : undefined;
  return compiler ? compiler.evaluate(text as string) : hostEval(text as string);
});

/**
 * For the time of a run: what functions say that their constructor is.
 *
 * @param compiler that of the process which runs at the moment
 */
export function installDynamicFunctions(compiler: typeof current): () => void {
  const define = (prototype: object, value: unknown) => {
    const before = Reflect.getOwnPropertyDescriptor(prototype, 'constructor');
    Object.defineProperty(prototype, 'constructor', { ...before, value });
    return before?.value;
  };
  const outer = current;
  current = compiler;
  const hosts = PROTOTYPES.map(([, prototype], index) => define(prototype, CONSTRUCTORS[index]));
  return () => {
    current = outer;
    PROTOTYPES.forEach(([, prototype], index) => {
      define(prototype, hosts[index]);
    });
  };
}
