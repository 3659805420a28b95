// The text of a failed assertion in a CommonJS file.
const assert = require('node:assert');

const { ok } = assert.strict;
const show = (fails) => {
  try {
    fails();
  } catch (error) {
    console.log(error.name, error.code, error.generatedMessage, JSON.stringify(error.message));
  }
};

show(() => assert(false));
show(() => assert.ok(0));
show(() => ok(null));
show(() => assert());
show(() => assert(1 > 2 && 'x', undefined));
show(() => assert.equal(1, 2));
show(() =>
  assert(
    1 > 2 &&
      // over several lines
      3,
  ),
);
show(() => assert['ok'](''));
show(() => assert?.ok(Number.NaN));
show(() => {
  // biome-ignore lint/complexity/noCommaOperator: the call ends at its own parenthesis.
  return assert.strict.ok(typeof 123 === 'string'), 1;
});
show(() => assert(((a, b) => a > b)(1, 2)));
show(() => assert.call(null, 0));
show(() => assert(0, 'with a message'));
show(() => assert(0, new TypeError('an error of its own')));
show(() => [0].map((value) => assert(value)));
const waits = async () => {
  await null;
  assert(await 0);
};
waits().catch((error) => console.log(error.message));
