import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Choices } from './choices.ts';
import { GENERATORS, KINDS } from './generators/index.ts';
import { knownReason } from './known.ts';
import { shrink } from './shrink.ts';
import { unhurried } from './unhurried.ts';

const SEEDS = 40;

for (const kind of KINDS) {
  test(`a seed makes the same ${kind} program again, and another seed another`, () => {
    const made = (seed: number) => GENERATORS[kind](new Choices(seed), '24.21.0');
    const texts = new Set<string>();
    for (let seed = 0; seed < SEEDS; seed++) {
      assert.deepEqual(made(seed), made(seed));
      texts.add(JSON.stringify(made(seed)));
    }
    assert.ok(texts.size > SEEDS / 2, `${texts.size} different programs`);
  });

  test(`a ${kind} program talks to this machine alone`, () => {
    for (let seed = 0; seed < SEEDS * 10; seed++) {
      const { client, server = '' } = GENERATORS[kind](new Choices(seed), '24.21.0');
      for (const [, host = ''] of `${client}${server}`.matchAll(/https?:\/\/([\w.-]+)/g))
        assert.ok(['127.0.0.1', 'u', 'h'].includes(host), `${host}, seed ${seed}`);
    }
  });
}

test('a program is made small by its statements, at any depth', async () => {
  const client = 'const a = 1;\nfunction f() {\n  a;\n  keep();\n}\nf();\nlater();\n';
  const smallest = await shrink({ client, clientFile: 'client.mjs' }, async (smaller) =>
    smaller.client.includes('keep()'),
  );
  assert.equal(smallest.client.replace(/\s+/g, ' ').trim(), 'function f() { keep(); }');
});

test('one that does not parse is made small by its lines', async () => {
  const client = 'a();\nconst = ;\nb();\n';
  const smallest = await shrink({ client, clientFile: 'client.mjs' }, async (smaller) =>
    smaller.client.includes('const = ;'),
  );
  assert.equal(smallest.client, 'const = ;\n');
});

test('every pause and limit of a program becomes longer, and nothing else', () => {
  const client = (...ms: number[]) => `setTimeout(() => a(1, 2), ${ms[0]}).unref();
await sleep(${ms[1]}, 'slept', { signal });
http.request({ port: 3000, timeout: ${ms[2]}, signal: AbortSignal.timeout(${ms[3]}) });
setTimeout(() => {
  text.slice(0, 20);
}, ${ms[4]});
socket.setTimeout(${ms[5]}, () => {});`;
  const server = (...ms: number[]) => `server.timeout = ${ms[0]}; f(1, 7);`;
  const made = (...ms: number[]) =>
    ({ client: client(...ms), clientFile: 'client.mjs', server: server(...ms) }) as const;
  assert.deepEqual(unhurried(made(1, 2, 3, 4, 5, 6)), made(5, 10, 15, 20, 25, 30));
  assert.equal(unhurried({ client: 'f(1, 7);', clientFile: 'client.mjs' }), undefined);
});

test('a difference is known only when one reason explains each of its lines', () => {
  const program = {
    client: 'console.log(String(queueMicrotask), require.cache); structuredClone(f);',
    clientFile: 'client.cjs',
  } as const;
  const reasonOf = (...lines: string[]) =>
    knownReason(program, { kind: 'differs', what: '', lines });
  const text = [
    '- function f(a) {',
    '-   // why',
    '-   return a;',
    '- }',
    '+ function f(a){return a}',
  ];
  assert.match(reasonOf(...text) ?? '', /^the text of a function/);
  assert.equal(reasonOf(...text, '+ more'), undefined);
  assert.match(reasonOf('- 10', '+ 2') ?? '', /^require\.cache/);
  assert.equal(reasonOf('- 10', '+ none'), undefined);
  const native = 'function f() { [native code] }';
  assert.match(
    reasonOf('- a function f(x) {', '-   return x;', '- } b', `+ a ${native} b`) ?? '',
    /^the text/,
  );
  assert.equal(
    reasonOf('- a function f(x) {', '-   return x;', '- } c', `+ a ${native} b`),
    undefined,
  );
  assert.match(
    reasonOf('- RangeError: Invalid count value', '+ RangeError: Invalid count value: -1') ?? '',
    /^words of V8/,
  );
  const arrow = ['- ', '- file:///app/client.mjs:1', '- structuredClone(f);', '- ^'];
  assert.match(reasonOf(...arrow) ?? '', /^the line above a DataCloneError/);
  assert.equal(reasonOf(...arrow, '+ more'), undefined);
  const words = (text: string) => `TypeError | ${text} | undefined`;
  const [older, newer] = [
    'Found non-callable @@iterator',
    'Spread syntax requires ...iterable[Symbol.iterator] to be a function',
  ];
  assert.match(reasonOf(`- ${words(older)}`, `+ ${words(newer)}`) ?? '', /^words of V8/);
  assert.equal(reasonOf(`- ${words(older)}`, `+ ${words(newer)} 2`), undefined);
  assert.equal(
    reasonOf(
      '- RangeError: Invalid count value',
      '+ Spread syntax requires ...iterable[Symbol.iterator] to be a function',
    ),
    undefined,
  );
  const rounds = '  [f16round]: [Function: f16round],';
  assert.match(reasonOf(`+ ${rounds}`, `- ${rounds}`) ?? '', /^the order/);
  const grey = (at: string) => `-       \u001b[90m    at ${at} (node:internal/x:1:2)\u001b[39m`;
  assert.match(reasonOf(grey('a'), grey('b'), '+   at a (node:internal/x)') ?? '', /in colours/);
  const shortened = '-     [... lines matching original stack trace ...]';
  const frame = '+     at file:///app/client.mjs:1:2';
  assert.match(reasonOf(shortened, frame) ?? '', /^what two stacks have in common/);
  assert.equal(reasonOf(shortened, frame, '+ 1'), undefined);
  const id = (number: number) => `[Symbol(async_id_symbol)]: ${number},`;
  const ids = [`-   ${id(12)}`, `+   ${id(8)}`];
  assert.match(reasonOf(...ids) ?? '', /^async ids/);
  assert.equal(reasonOf(...ids, '- 10', '+ 2'), undefined);
});
