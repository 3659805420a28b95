import { asyncKind } from './async-kinds.ts';
import { bundleFacts } from './bundle-facts.ts';
import { hostToString } from './function-texts.ts';
import type { ProgramHost } from './host.ts';
import { HELPERS } from './lowering.ts';
import { moduleNotFound } from './module-errors.ts';
import type { BundledPackage } from './package.ts';
import { APP_DIRECTORY } from './source.ts';

type CommonJsWrapper = (
  this: unknown,
  exports: object,
  require: (id: string) => unknown,
  module: { exports: unknown },
  filename: string,
  dirname: string,
) => void;

type Instantiate = (global: object) => (helpers: object) => CommonJsWrapper;

/** The exports of a bundled CommonJS package. Loads it if the process has not done so yet. */
export function loadPackage(host: ProgramHost, pkg: BundledPackage): unknown {
  if (host.loadedPackages?.has(pkg)) return host.loadedPackages.get(pkg);
  const exports = evaluatePackage(host, pkg);
  host.loadedPackages?.set(pkg, exports);
  return exports;
}

function evaluatePackage(host: ProgramHost, pkg: BundledPackage): unknown {
  const directory = `${APP_DIRECTORY}/node_modules/${pkg.name}`;
  const instantiate = host.compiled.get('package', `${pkg.name}@${pkg.version}`, pkg.source, () =>
    compilePackage(pkg.source, `file://${directory}/index.js`),
  );
  const module = { exports: {} };
  const require = (id: string) => {
    const name = id.replace(/^node:/, '');
    if (!host.isBuiltin(id)) throw moduleNotFound(host, { package: id }, pkg.name);
    return host.requireBuiltin(name);
  };
  const wrapper = instantiate(host.global)(host.promises.helpers);
  wrapper.call(module.exports, module.exports, require, module, `${directory}/index.js`, directory);
  if (bundleFacts(pkg).isEsModule) makeAsync(module.exports);
  return module.exports;
}

/** How the bundle has an async function after it was lowered. */
const LOWERED = new RegExp(
  `^(?:function [\\w$]+)?\\([^()]*\\)(?:=>)?\\{return ${HELPERS}\\.async\\(this`,
);

/** What an ES module exports is what programs print: `[AsyncFunction: fetch]`. Its accessors in the bundle have no effects. */
function makeAsync(exports: object): void {
  for (const value of Object.values(exports)) {
    if (typeof value === 'function' && LOWERED.test(hostToString.call(value)))
      asyncKind(value, false);
  }
}

/** The `with` gives the package the globals of its process, as for Node's own modules. */
function compilePackage(source: string, url: string): Instantiate {
  const parameters = 'exports,require,module,__filename,__dirname';
  const open = `(function(ªglobal){with(ªglobal){return function(${HELPERS}){`;
  const code = `${open}return function(${parameters}){${source}\n}}}})`;
  // biome-ignore lint/security/noGlobalEval: running the reader's packages is what the Lab is for.
  const evaluate = globalThis.eval;
  return evaluate(`${code}\n//# sourceURL=${url}`);
}
