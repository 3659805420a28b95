// Dates, numbers and words of a machine in UTC and en-US, wherever the host is.
const d = new Date(1681925289005);
console.log(
  d.toString(),
  d.toDateString(),
  d.toTimeString(),
  d.toLocaleString(),
  d.toLocaleDateString(),
  d.toLocaleTimeString(),
  d.getTimezoneOffset(),
  d.getHours(),
  d.getDay(),
  d.getDate(),
  d.getMonth(),
  d.getFullYear(),
  d.getYear(),
);
console.log(
  Date.parse('2023-06-01T00:00:00'),
  Date.parse('June 1, 2023 10:00'),
  Date.parse('2023-06-01'),
  new Date(2023, 5, 1, 3).getTime(),
  new Date('2023-06-01T00:00').toISOString(),
  new Date('Thu, 01 Jun 2023 00:00:00 GMT').getTime(),
);
console.log(
  Intl.DateTimeFormat().resolvedOptions().timeZone,
  Intl.DateTimeFormat().resolvedOptions().locale,
  new Intl.NumberFormat().resolvedOptions().locale,
  (1234567.891).toLocaleString(),
  123456789n.toLocaleString(),
  [1234.5, 2].toLocaleString(),
  'I'.toLocaleLowerCase(),
);
const e = new Date(0);
e.setHours(5);
console.log(
  e.getTime(),
  e.setMonth(3),
  e.setDate(2),
  e.setMinutes(3),
  e.setSeconds(4),
  e.setMilliseconds(5),
  e.setFullYear(2001),
);
console.log(
  d.toLocaleString('de-DE'),
  d.toLocaleString('de-DE', { timeZone: 'Asia/Tokyo' }),
  d.toLocaleTimeString('en-GB', { hour: '2-digit' }),
  new Intl.DateTimeFormat('ja-JP', { dateStyle: 'full' }).format(d),
  (1e6).toLocaleString('de-DE'),
);
console.log(
  new Intl.DateTimeFormat('en').formatToParts(d).length,
  new Intl.DateTimeFormat(undefined, { timeStyle: 'long' }).format(d),
  new Intl.DateTimeFormat() instanceof Intl.DateTimeFormat,
  Intl.DateTimeFormat.name,
  Intl.DateTimeFormat.length,
);
console.log(
  `${d}`,
  `${d}`,
  [d],
  { d },
  JSON.stringify(d),
  String(Date),
  Date.length,
  Date.prototype.constructor === Date,
  new Date(NaN).toString(),
  Number.isNaN(+new Date('x')),
  Date(2020).length,
);
console.log(
  Object.prototype.toString.call(d),
  d[Symbol.toPrimitive]('number'),
  d[Symbol.toPrimitive]('default'),
  new Date(d).getTime(),
  new Date(2023).getTime(),
  new Date(99, 0).getFullYear(),
  Date.UTC(2020),
);
console.log(
  'a'.localeCompare('B'),
  ['b', 'a', 'Z'].sort(new Intl.Collator().compare),
  new Intl.PluralRules().select(1),
  new Intl.RelativeTimeFormat().format(-1, 'day'),
  new Intl.ListFormat().format(['a', 'b']),
  new Intl.DisplayNames(undefined, { type: 'region' }).of('DE'),
);
console.log(
  new (class extends Date {
    x = 1;
  })(5).getTime(),
  Array.isArray(Reflect.construct(Date, [5], Array)),
  Date.prototype.getHours.name,
  String(Date.prototype.getHours),
);
try {
  Date.prototype.getHours.call({});
} catch (e) {
  console.log(e.message);
}
console.log(
  new Date(1e99).getHours(),
  new Date(2019, 12).toISOString(),
  new Date(8.64e15).toString(),
  new Date(-1e14).toString(),
  new Date(-62198755200000 * 1.5).toString(),
);
