/**
 * A value of the simulated process: the release's lib and the reader's program may pass anything to
 * a native. A binding checks the value and gives it a type, so that `any` does not spread.
 */
// biome-ignore lint/suspicious/noExplicitAny: said above
export type JsValue = any;
export type JsFunction = (...args: JsValue[]) => JsValue;
export type JsObject = Record<PropertyKey, JsValue>;
