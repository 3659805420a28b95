import type { JsObject } from '../bindings/environment.ts';
import { BINDINGS } from '../bindings/index.ts';
import { nameMissingNatives } from '../bindings/missing-natives.ts';
import { stubFromShape } from '../bindings/stub.ts';
import type { NativeShape } from '../release-pack.ts';
import type { ProcessEnvironment } from './process-environment.ts';

type ObjectShape = Extract<NativeShape, { t: 'o' }>;

/**
 * `internalBinding` of one process (lib/internal/bootstrap/realm.js): the members that bindings/
 * implements, over a stub with the shape of the release's binary. Each binding is made when it is
 * first used.
 */
export class InternalBindings {
  readonly #env: ProcessEnvironment;
  readonly #stubs = new Map<string, JsObject>();
  readonly #complete = new Set<string>();

  constructor(env: ProcessEnvironment) {
    this.#env = env;
  }

  /** The object of a binding, which may still be without the members that the Lab implements. */
  stub(name: string): JsObject {
    const known = this.#stubs.get(name);
    if (known !== undefined) return known;
    const stub = stubFromShape(this.#shapeOf(name), name, this.#env);
    this.#stubs.set(name, stub);
    return stub;
  }

  binding(name: string): JsObject {
    const binding = this.stub(name);
    if (this.#complete.has(name)) return binding;
    this.#complete.add(name);
    const shape = this.#shapeOf(name);
    const own = BINDINGS[name]?.(this.#env, binding, shape);
    if (own) {
      Object.defineProperties(binding, Object.getOwnPropertyDescriptors(own));
      nameMissingNatives(binding, shape, name, this.#env);
    }
    return binding;
  }

  #shapeOf(name: string): ObjectShape {
    const shape = this.#env.release.shapes[name] ?? { t: 'o', p: {} };
    if (shape.t !== 'o') throw new Error(`internalBinding('${name}') is not an object`);
    return shape;
  }
}
