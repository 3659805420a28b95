// Temporal where the release has it.
console.log(
  typeof Temporal,
  globalThis.Temporal?.Now?.timeZoneId(),
  Object.hasOwn(globalThis, 'Temporal'),
);
if (typeof Temporal !== 'undefined') {
  const d = Math.abs(Temporal.Now.instant().epochMilliseconds - Date.now()) < 1000;
  console.log(
    d,
    Temporal.PlainDate.from('2024-01-01').toString(),
    Temporal.Now.plainDateISO().toString() === new Date().toISOString().slice(0, 10),
    Temporal.Now.zonedDateTimeISO().timeZoneId,
    Object.prototype.toString.call(Temporal.Now),
    Temporal.Now.plainDateISO.name,
    Temporal.Now.plainTimeISO.length,
    Reflect.ownKeys(Temporal.Now),
    Reflect.ownKeys(Temporal),
  );
}
