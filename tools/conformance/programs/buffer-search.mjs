// Searches of buffers: numbers, fractional offsets, offsets out of range, encodings.
const searches = [
  [[99], [99, 1], [99.9], [-157], [355], [300], [99, -3.5], [99, 2 ** 33], [NaN], [97, NaN]],
  [
    ['c', -3.5],
    ['c', 2.9],
    ['c', -0.5],
    ['f', 5.5],
    ['a', -6.5],
    ['a', Infinity],
    ['f', -Infinity],
  ],
  [
    ['', 2.5],
    ['', -1.5],
    ['', 100],
    ['c', null],
    ['c', []],
    ['c', '1'],
    ['YWI=', 0, 'base64'],
  ],
  [[Buffer.from('de'), 2.5], [Buffer.from('de'), -3.7], ['6364', 0, 'hex'], [undefined], [true]],
];
class Odd extends Uint8Array {
  indexOf() {
    return 77;
  }
}
for (const bytes of [Buffer.from('abcdef'), new Odd([97, 98, 99]), new Uint8Array(0)]) {
  for (const [value, ...rest] of searches.flat()) {
    let found;
    try {
      found = ['indexOf', 'lastIndexOf', 'includes'].map((name) =>
        Buffer.prototype[name].call(bytes, value, ...rest),
      );
    } catch (error) {
      found = `${error.name}: ${error.message}`;
    }
    console.log(value, rest, found);
  }
}
