const COMMON_JS_GLOBAL = /^(require|module|exports|__filename|__dirname) is not defined$/;

/**
 * Adds Node's explanation to the ReferenceError of an ES module that takes itself for CommonJS
 * (explainCommonJSGlobalLikeNotDefinedError, lib/internal/modules/esm/module_job.js).
 */
export function explainCommonJsGlobal(error: unknown): unknown {
  if (!(error instanceof ReferenceError)) return error;
  const name = COMMON_JS_GLOBAL.exec(error.message)?.[1];
  if (name === undefined) return error;
  error.message += ' in ES module scope';
  if (name === 'require') error.message += ', you can use import instead';
  return error;
}
