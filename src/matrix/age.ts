/** Says beside the date of the record how long ago it was made. */
const DAY_MS = 86_400_000;
const UNITS = [
  ['year', 365],
  ['month', 30],
  ['day', 1],
] as const;

for (const time of document.querySelectorAll<HTMLTimeElement>('time[data-age]')) {
  const days = Math.floor((Date.now() - Date.parse(time.dateTime)) / DAY_MS);
  const [unit, length] = UNITS.find(([, length]) => days >= length) ?? UNITS[2];
  const ago = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  time.append(`, ${ago.format(-Math.floor(days / length), unit)}`);
}
