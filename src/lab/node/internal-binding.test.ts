import assert from 'node:assert/strict';
import test from 'node:test';
import { BINDINGS } from '../bindings/index.ts';
import { nameMissingNatives } from '../bindings/missing-natives.ts';
import { stubFromShape } from '../bindings/stub.ts';
import type { NativeShape } from '../release-pack.ts';
import { printed, processOf, RELEASES, release, runClient } from '../testing.ts';

type ObjectShape = Extract<NativeShape, { t: 'o' }>;

/** The members of the release's bindings that ours lack, before errors fill their places. */
function missingNativesOf(version: string): string[] {
  const env = processOf(version);
  try {
    return Object.entries(env.release.shapes).flatMap(([name, shape]) => {
      const factory = BINDINGS[name];
      if (!factory || shape.t !== 'o') return [];
      const binding = stubFromShape(shape, name, env);
      const own = factory(env, binding, shape);
      if (own) Object.defineProperties(binding, Object.getOwnPropertyDescriptors(own));
      return nameMissingNatives(binding, shape, name, env);
    });
  } finally {
    env.dispose();
  }
}

/**
 * Natives that the Lab leaves out on purpose. Each is a named error, and lib/ never asks whether it
 * exists. A release with a new native that is not listed here fails this test: look at what its
 * lib/ does with the native.
 */
const LEFT_OUT = [/#getAsyncContextFrameForDebuggingOnly$/, /^util\.WeakReference#getRef$/];

for (const version of RELEASES) {
  test(`Node ${version}: the natives that our bindings lack are known ones`, () => {
    const unknown = missingNativesOf(version).filter(
      (path) => !LEFT_OUT.some((known) => known.test(path)),
    );
    assert.deepEqual(unknown, []);
  });

  test(`Node ${version}: every native of the binary is there, or throws an error with its name`, () => {
    const env = processOf(version);
    try {
      for (const [name, shape] of Object.entries(env.release.shapes)) {
        if (shape.t === 'o') assertWhole(env.internalBinding(name), shape, name);
      }
    } finally {
      env.dispose();
    }
  });
}

function assertWhole(object: object, shape: ObjectShape, path: string): void {
  for (const [key, member] of Object.entries(shape.p)) {
    assert.ok(key in object, `${path}.${key} is absent`);
    if (member.t !== 'f' && member.t !== 'o') continue;
    const value = (object as Record<string, { readonly prototype?: object }>)[key];
    if (member.t === 'o') {
      if (typeof value === 'object' && value !== null) assertWhole(value, member, `${path}.${key}`);
      continue;
    }
    assert.equal(typeof value, 'function', `${path}.${key}`);
    if (value?.prototype === undefined) continue;
    for (const method of member.p ?? []) {
      assert.ok(method in value.prototype, `${path}.${key}#${method} is absent`);
    }
  }
}

test('a handle has hasPendingRead in the releases that have it, and in no other', () => {
  for (const version of RELEASES) {
    const { shapes } = release(version);
    const tcp = shapes['tcp_wrap'];
    const has =
      tcp?.t === 'o' && tcp.p['TCP']?.t === 'f' && tcp.p['TCP'].p?.includes('hasPendingRead');
    const run = runClient(
      `import net from 'node:net';
       const socket = net.connect(3000, '127.0.0.1');
       console.log(typeof socket._handle.hasPendingRead, 'hasPendingRead' in socket._handle);
       socket.on('error', () => {});`,
      { version },
    );
    assert.equal(printed(run), has ? 'function true\n' : 'undefined false\n', version);
  }
});

test('a program that calls a missing native gets an error with its name', () => {
  const version = RELEASES.findLast((each) => Number.parseInt(each, 10) >= 24);
  assert.ok(version, 'no release of Node 24 or later is extracted here');
  const run = runClient(
    `import net from 'node:net';
     const socket = net.connect(3000, '127.0.0.1');
     socket.on('error', () => {});
     socket._handle.getAsyncContextFrameForDebuggingOnly();`,
    { version },
  );
  assert.match(printed(run), /tcp_wrap\.TCP#getAsyncContextFrameForDebuggingOnly/);
});
