import { native } from '../engine/native.ts';
import { NotSimulatedError } from './not-simulated.ts';

type Job = () => unknown;
type Compile = (source: unknown, imports?: WebAssembly.Imports) => object;

/**
 * `WebAssembly` of one process: what it promises is settled by the process, and not by the host.
 *
 * @param later runs the job in a task of its own, as V8 does when it has compiled a module, and
 *   returns a promise of the process for the result
 */
export function webAssemblyOf(host: typeof WebAssembly, later: (job: Job) => object): object {
  const own = Object.create(Object.prototype, Object.getOwnPropertyDescriptors(host));
  const define = (name: string, value: Compile) => {
    Object.defineProperty(value, 'length', { value: 1, configurable: true });
    const descriptor = Object.getOwnPropertyDescriptor(host, name);
    Object.defineProperty(own, name, { ...descriptor, value: native(name, value) });
  };
  const { Module, Instance } = host;
  define('compile', (source) => later(() => new Module(source as BufferSource)));
  define('instantiate', (source, imports) =>
    later(() => {
      if (source instanceof Module) return new Instance(source, imports);
      const module = new Module(source as BufferSource);
      return { module, instance: new Instance(module, imports) };
    }),
  );
  for (const name of ['compileStreaming', 'instantiateStreaming', 'promising']) {
    if (!(name in host)) continue;
    define(name, () => {
      throw new NotSimulatedError(`WebAssembly.${name}`);
    });
  }
  return own;
}
