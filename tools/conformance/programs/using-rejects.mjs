// What cannot be disposed of, and errors while disposing. Also new.target in async arrow functions.
const t = async (f) => {
  try {
    await f();
  } catch (e) {
    console.log(e.name, '|', e.message);
  }
};
await t(() => {
  using _x = 5;
});
await t(() => {
  using _x = {};
});
await t(() => {
  using _x = { [Symbol.dispose]: 1 };
});
await t(() => {
  using _x = null;
});
await t(() => {
  using _x = 'a';
});
await t(() => {
  using _x = {
    get [Symbol.dispose]() {
      throw new Error('g');
    },
  };
});
await t(async () => {
  await using _x = {
    [Symbol.asyncDispose]: null,
    [Symbol.dispose]() {
      console.log('fallback');
      throw new Error('fb');
    },
  };
});
await t(async () => {
  await using _x = { [Symbol.asyncDispose]: 5 };
});
await t(async () => {
  await using _x = { [Symbol.dispose]: 5 };
});
await t(async () => {
  await using _x = true;
});
await t(() => {
  using _a = {
      [Symbol.dispose]() {
        throw 1;
      },
    },
    _b = {
      [Symbol.dispose]() {
        throw 2;
      },
    };
});
await t(() => {
  for (using _x of [
    {
      [Symbol.dispose]() {
        console.log('d');
      },
    },
    null,
  ])
    console.log('b');
});
try {
  (() => {
    using _a = {
        [Symbol.dispose]() {
          throw 1;
        },
      },
      _b = {
        [Symbol.dispose]() {
          throw 2;
        },
      };
  })();
} catch (e) {
  console.log(Object.getOwnPropertyNames(e), e.error, e.suppressed, Object.keys(e));
}
function F() {
  return async () => {
    await null;
    return new.target;
  };
}
console.log(
  await new F(),
  await F()(),
  await new (function G() {
    return Promise.resolve((async () => new.target?.name)());
  })(),
);
