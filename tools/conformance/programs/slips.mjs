// Names that are mistyped under an await, and values that cannot be iterated: message, line and column.
const attempt = async (f) => {
  try {
    await f();
  } catch (error) {
    console.log(error.stack);
  }
};
const o = { items: 3 };
await attempt(async () => {
  const a = await nope();
  return a;
});
await attempt(async () => {
  await nope;
});
await attempt(async () => {
  const { a = await nope() } = {};
  return a;
});
await attempt(async () => {
  const j = await (await nope()).json();
  return j;
});
await attempt(async () => {
  console.log(o.items, await nope.json());
});
await attempt(async () => {
  console.log(`${o.items} ${await nope()}`);
});
await attempt(async () => {
  if ((await nope()).ok) return 1;
});
await attempt(async () => {
  while ((await nope()).ok) o.items++;
});
await attempt(async () => {
  return (await nope()).x;
});
await attempt(async () => await nope.x);
await attempt(async () => (await nope()).x);
await attempt(async () => 1 + (await nope()));
await attempt(async () => {
  o.x = await nope();
});
await attempt(async () => {
  const first = o.items,
    second = await new Nope(first);
  return second;
});
await attempt(async () => {
  const r = await Promise.resolve(nope);
  return r;
});
await attempt(async () => {
  for (const x of await nope()) console.log(x);
});
await attempt(async () => {
  for await (const x of nope()) console.log(x);
});
await attempt(async () => {
  for await (const x of o.items) console.log(x);
});
await attempt(async () => {
  for await (const x of o.nothing) console.log(x);
});
await attempt(async () => {
  for await (const x of attempt(() => {})) console.log(x);
});
await attempt(async () => {
  for await (const { x } of [undefined]) console.log(x);
});
await attempt(async () => {
  const x = await later;
  return x;
});
const later = await nope();
