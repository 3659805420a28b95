import { isAtLeast } from './release-order.ts';

const COMMON_JS_GLOBAL = /^(require|module|exports|__filename|__dirname) is not defined$/;

/** What Node advises a program to do that has an await at its top. */
const ADVICE: Readonly<Record<string, string>> = {
  require: 'replace require() with import.',
  module: 'use export instead of module.exports/exports.',
  exports: 'use export instead of module.exports/exports.',
  __filename: 'use import.meta.filename instead.',
  __dirname: 'use import.meta.dirname instead.',
};

/**
 * Adds Node's explanation to the ReferenceError of an ES module that takes itself for CommonJS
 * (explainCommonJSGlobalLikeNotDefinedError, lib/internal/modules/esm/module_job.js).
 *
 * @param hasTopLevelAwait whether the entry file has an await at its top, which Node heeds since 22
 * @throws what a getter of the program throws
 */
export function explainCommonJsGlobal(
  error: unknown,
  version: string,
  hasTopLevelAwait: boolean,
): unknown {
  // Node reads the name of whatever was thrown, and then its message.
  const { name: kind } = Object(error ?? {}) as { readonly name?: unknown };
  if (kind !== 'ReferenceError' || !(error instanceof ReferenceError)) return error;
  const name = COMMON_JS_GLOBAL.exec(error.message)?.[1];
  if (name === undefined) return error;
  if (hasTopLevelAwait && isAtLeast(version, 22, 0)) {
    const isNamed = isAtLeast(version, 24, 0);
    error.message =
      `Cannot determine intended module format because both ${isNamed ? `'${name}'` : 'require()'} and ` +
      'top-level await are present. If the code is intended to be CommonJS, wrap await in an async function. ' +
      `If the code is intended to be an ES module, ${ADVICE[isNamed ? name : 'require']}`;
    return Object.assign(error, { code: 'ERR_AMBIGUOUS_MODULE_SYNTAX' });
  }
  error.message += ' in ES module scope';
  if (name === 'require') error.message += ', you can use import instead';
  return error;
}
