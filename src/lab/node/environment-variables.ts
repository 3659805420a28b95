const APP_VARIABLES = { HOME: '/root', PATH: '/usr/local/bin:/usr/bin:/bin' };

/**
 * `process.env`: the handlers of src/node_env_var.cc. Values become strings, and only those may be set.
 *
 * @param nodeDebug the value of NODE_DEBUG; empty for none
 */
export function environmentVariables(folder: string, nodeDebug: string): Record<string, string> {
  const variables: Record<string, string> = { ...APP_VARIABLES, PWD: folder };
  if (nodeDebug !== '') variables['NODE_DEBUG'] = nodeDebug;
  function set(target: Record<string, string>, key: string | symbol, value: unknown): boolean {
    const text = `${value as string}`; // a symbol throws here, as in V8
    const name = `${key as string}`;
    if (name !== '') target[name] = text;
    return true;
  }
  return new Proxy(variables, {
    set,
    defineProperty(target, key, descriptor) {
      if ('value' in descriptor) {
        if (descriptor.configurable && descriptor.writable && descriptor.enumerable) {
          return set(target, key, descriptor.value);
        }
        throw refused('only accepts a configurable, writable, and enumerable data descriptor');
      }
      const isAccessor = 'get' in descriptor || 'set' in descriptor;
      throw refused(
        isAccessor
          ? 'does not accept an accessor(getter/setter) descriptor'
          : 'only accepts a configurable, writable, and enumerable data descriptor',
      );
    },
  });
}

function refused(what: string): TypeError {
  return Object.assign(new TypeError(`'process.env' ${what}`), {
    code: 'ERR_INVALID_OBJECT_DEFINE_PROPERTY',
  });
}

/** Names of lines with long-term support, and the minor release that began it (doc/changelogs). */
const LONG_TERM: Readonly<Record<string, readonly [name: string, since: number]>> = {
  18: ['Hydrogen', 12],
  20: ['Iron', 9],
  22: ['Jod', 11],
  24: ['Krypton', 11],
};

/** `process.release` of a download from nodejs.org. */
export function releaseOf(version: string): Record<string, string> {
  const [major = '', minor = ''] = version.split('.');
  const [name, since = 0] = LONG_TERM[major] ?? [];
  const archive = `https://nodejs.org/download/release/v${version}/node-v${version}`;
  return {
    name: 'node',
    ...(name !== undefined && Number(minor) >= since && { lts: name }),
    sourceUrl: `${archive}.tar.gz`,
    headersUrl: `${archive}-headers.tar.gz`,
  };
}
