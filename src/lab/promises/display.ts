/**
 * A value as V8 prints it inside error messages (MessageFormatter, src/execution/messages.cc):
 * `#<Promise>` for objects, plain text for the rest.
 */
export function display(value: unknown): string {
  if (typeof value === 'function') return Function.prototype.toString.call(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return value.join(',');
  return `#<${constructorName(value)}>`;
}

function constructorName(value: object): string {
  const ctor: unknown = Reflect.get(value, 'constructor');
  return typeof ctor === 'function' && ctor.name ? ctor.name : 'Object';
}
