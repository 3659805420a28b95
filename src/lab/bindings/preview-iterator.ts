/** %MapIteratorPrototype%.next and %SetIteratorPrototype%.next */
const NEXT = {
  map: Object.getPrototypeOf(new Map().keys()).next as () => IteratorResult<unknown>,
  set: Object.getPrototypeOf(new Set().keys()).next as () => IteratorResult<unknown>,
};

export function isCollectionIterator(object: object): boolean {
  return /^\[object (?:Map|Set) Iterator\]$/.test(Object.prototype.toString.call(object));
}

/** What is left in an iterator that has been looked at. */
const previews = new WeakMap<object, unknown[]>();

/**
 * JSObject::PreviewEntries of V8 for an iterator of a Map or a Set: what is left in it, and whether
 * that are keys and values in turn. V8 looks without moving the iterator. Here it is emptied, and
 * gets a `next` of its own that gives the same. (What is added to the collection afterwards is not
 * seen by it, and values that are pairs, all of them, are shown as entries.)
 */
export function previewIterator(iterator: object): [entries: unknown[], isKeyValue: boolean] {
  const rest = previews.get(iterator) ?? emptied(iterator);
  const isKeyValue = rest.length > 0 && rest.every(isPair);
  return [isKeyValue ? rest.flat() : [...rest], isKeyValue];
}

function emptied(iterator: object): unknown[] {
  const native = Object.prototype.toString.call(iterator).includes('Map') ? NEXT.map : NEXT.set;
  const rest: unknown[] = [];
  for (let step = native.call(iterator); !step.done; step = native.call(iterator)) {
    rest.push(step.value);
  }
  previews.set(iterator, rest);
  function next(): IteratorResult<unknown> {
    const done = rest.length === 0;
    return { value: rest.shift(), done };
  }
  Object.defineProperty(iterator, 'next', { value: next, writable: true, configurable: true });
  return rest;
}

const isPair = (value: unknown) =>
  Array.isArray(value) && value.length === 2 && Reflect.ownKeys(value).length === 3;
