/**
 * The WebAssembly of one process. The host's promises would settle outside of the simulated machine, so
 * what compiles in the background on Node does so at once here, and gives a promise of the process. Node's
 * built-in fetch makes its parser so (until Node 22: lazyllhttp in deps/undici/undici.js).
 */
export function virtualWebAssembly(
  host: typeof WebAssembly,
  RealmPromise: PromiseConstructor,
): typeof WebAssembly {
  const soon = <T>(make: () => T) => new RealmPromise<T>((resolve) => resolve(make()));
  const own = {
    compile: (bytes: BufferSource) => soon(() => new host.Module(bytes)),
    instantiate: (source: BufferSource | WebAssembly.Module, imports?: WebAssembly.Imports) =>
      soon(() => {
        if (source instanceof host.Module) return new host.Instance(source, imports);
        const module = new host.Module(source);
        return { module, instance: new host.Instance(module, imports) };
      }),
  };
  const {
    compileStreaming: _,
    instantiateStreaming: __,
    ...members
  } = Object.getOwnPropertyDescriptors(host) as Record<string, PropertyDescriptor>;
  const virtual = Object.defineProperties(Object.create(Object.getPrototypeOf(host)), members);
  for (const [name, value] of Object.entries(own))
    Object.defineProperty(virtual, name, {
      value,
      writable: true,
      configurable: true,
      enumerable: true,
    });
  return virtual;
}
