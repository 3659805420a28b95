/**
 * `process.env` over these variables: EnvSetter, EnvGetter and EnvDefiner of src/node_env_var.cc.
 * Values become strings, and only plain data properties can be defined.
 */
export function environmentVariables(variables: Record<string, string>): object {
  return new Proxy(variables, {
    set(target, name, value) {
      target[textOf(name)] = textOf(value);
      return true;
    },
    get: (target, name) => (typeof name === 'symbol' ? undefined : Reflect.get(target, name)),
    defineProperty(target, name, { value, get, set, ...flags }) {
      if (get ?? set) refuse('does not accept an accessor(getter/setter) descriptor');
      if (!flags.configurable || !flags.writable || !flags.enumerable) {
        refuse('only accepts a configurable, writable, and enumerable data descriptor');
      }
      target[textOf(name)] = textOf(value);
      return true;
    },
  });
}

/** ToString, which throws for a symbol. */
function textOf(value: unknown): string {
  return `${value}`;
}

function refuse(why: string): never {
  const error = new TypeError(`'process.env' ${why}`);
  throw Object.assign(error, { code: 'ERR_INVALID_OBJECT_DEFINE_PROPERTY' });
}
