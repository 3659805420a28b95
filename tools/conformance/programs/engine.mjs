// What the V8 of a release has of ECMAScript, and the words of its JSON.parse.
const Iterators = Object.getPrototypeOf(Object.getPrototypeOf([].values()));
const has = {};
for (const [n, o, ks] of [
  ['P', Promise, ['withResolvers', 'try']],
  ['A', Array.prototype, ['toSorted', 'with', 'findLast', 'at']],
  ['O', Object, ['groupBy', 'hasOwn']],
  ['S', Set.prototype, ['union']],
  ['Ar', Array, ['fromAsync']],
  ['E', Error, ['isError']],
  ['R', RegExp, ['escape']],
  ['U', Uint8Array, ['fromBase64']],
  ['M', Map.prototype, ['getOrInsert']],
  ['Mt', Math, ['f16round', 'sumPrecise']],
  ['I', Iterators, ['map', 'constructor', Symbol.toStringTag]],
  ['St', String.prototype, ['isWellFormed']],
  ['T', Object.getPrototypeOf(Uint8Array.prototype), ['toSorted']],
  ['D', Date.prototype, ['toTemporalInstant']],
  ['AB', ArrayBuffer.prototype, ['transfer', 'resize']],
  ['J', JSON, ['rawJSON']],
])
  for (const k of ks) has[`${n}.${String(k)}`] = [k in o, typeof o[k], Object.hasOwn(o, k)];
console.log(has, typeof Iterator, typeof Float16Array, typeof SuppressedError, typeof Temporal);
try {
  [3, 1].toSorted();
} catch (e) {
  console.log(e.message);
}
try {
  Promise.withResolvers();
} catch (e) {
  console.log(e.message);
}
for (const t of ['late', '{', '{"a":1,}', 'undefined', '[1,2', ''])
  try {
    JSON.parse(t);
  } catch (e) {
    console.log(e.name, e.message);
  }
console.log(
  JSON.parse('{"a":[1]}', (k, v) => (k === 'a' ? 5 : v)),
  JSON.parse.name,
  JSON.parse.length,
  String(JSON.parse),
  JSON.parse(' 1 '),
  [2, 1].sort(),
  Reflect.ownKeys(Promise).length,
  Reflect.ownKeys(Array.prototype).length,
);
try {
  JSON.parse('1', () => {
    throw new SyntaxError('mine');
  });
} catch (e) {
  console.log(e.message);
}
try {
  JSON.parse(Symbol('a'));
} catch (e) {
  console.log(e.message);
}
try {
  JSON.parse();
} catch (e) {
  console.log(e.message);
}
console.log([1, 2, 3].values(), new Map([[1, 2]]), Object.prototype.toString.call([].values()));
