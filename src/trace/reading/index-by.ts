/**
 * The first of the items with each key, so that a run with thousands of requests is not searched for each of them. Items
 * whose key is undefined are left out.
 */
export function firstBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K | undefined): Map<K, T> {
  const first = new Map<K, T>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== undefined && !first.has(key)) first.set(key, item);
  }
  return first;
}

/** All items with each key, in their order. */
export function allBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K | undefined): Map<K, T[]> {
  const all = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const others = all.get(key);
    if (others) others.push(item);
    else all.set(key, [item]);
  }
  return all;
}
