import type { JsObject } from '../../bindings/environment.ts';
import type { ProcessEnvironment } from '../process-environment.ts';

const PERFORMANCE = 'internal/perf/performance';

/** The `performance` of each process. */
const known = new WeakMap<ProcessEnvironment, JsObject>();

/**
 * The global `performance`. Most programs only read its clock, so it begins as an object that has
 * no more than that. Any other use loads Node's own (it is in a part of the release), and the object
 * becomes that one.
 */
export function performanceOf(env: ProcessEnvironment): JsObject {
  const light = known.get(env) ?? lightPerformance(env);
  known.set(env, light);
  return light;
}

/** lib/internal/perf/performance.js, with that object in it. */
export function perfPerformance(env: ProcessEnvironment): JsObject {
  const own = env.builtins.own(PERFORMANCE) as JsObject;
  const performance = performanceOf(env);
  become(performance, own['performance']);
  return { ...own, performance };
}

function lightPerformance(env: ProcessEnvironment): JsObject {
  const use = () => {
    env.requireAny(PERFORMANCE);
    return light;
  };
  const later = new Proxy(Object.prototype, {
    get: (_, name) => Reflect.get(use(), name, light),
    has: (_, name) => Reflect.has(use(), name),
    set: (_, name, value) => Reflect.set(use(), name, value, light),
    getPrototypeOf: () => Reflect.getPrototypeOf(use()),
  });
  const light: JsObject = Object.create(later, {
    /**
     * Milliseconds since the process started. Reading it takes the process time (rule 15 of the
     * kernel).
     */
    now: {
      value: function now() {
        env.readClock();
        return env.uptimeMs();
      },
      configurable: true,
    },
    timeOrigin: { get: () => env.startedMs(), configurable: true },
  });
  return light;
}

function become(light: JsObject, own: JsObject): void {
  for (const key of Reflect.ownKeys(light)) Reflect.deleteProperty(light, key);
  Object.setPrototypeOf(light, Object.getPrototypeOf(own));
  Object.defineProperties(light, Object.getOwnPropertyDescriptors(own));
}
