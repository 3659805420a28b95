/**
 * A value of the simulated process: the release's lib and the reader's program hand natives what
 * they like. Bindings look at it and give it a type; `any` stops there.
 */
// biome-ignore lint/suspicious/noExplicitAny: said above
export type JsValue = any;
export type JsFunction = (...args: JsValue[]) => JsValue;
export type JsObject = Record<PropertyKey, JsValue>;
