import { TIME_ZONE } from './locale.ts';
import { native } from './native.ts';

/** The part of Temporal that depends on the clock or goes from it. */
interface HostTemporal {
  readonly Instant: { fromEpochMilliseconds(ms: number): Instant };
  readonly Now: object;
}

interface Instant {
  toZonedDateTimeISO(zone: unknown): Record<string, () => object>;
}

/** `Temporal` on a virtual clock, in the time zone of the Lab. */
export function virtualTemporal(host: HostTemporal, nowMs: () => number): object {
  const instant = () => host.Instant.fromEpochMilliseconds(nowMs());
  const zoned = (zone: unknown = TIME_ZONE.id) => instant().toZonedDateTimeISO(zone);
  const members: Record<string, (zone?: unknown) => unknown> = {
    instant,
    timeZoneId: () => TIME_ZONE.id,
    zonedDateTimeISO: zoned,
  };
  for (const what of ['PlainDateTime', 'PlainDate', 'PlainTime']) {
    const name = `p${what.slice(1)}ISO`;
    members[name] = (zone) => zoned(zone)[`to${what}`]?.();
  }
  const now = copyOf(host.Now);
  for (const [name, value] of Object.entries(members)) {
    Object.defineProperty(value, 'length', { value: 0, configurable: true });
    Object.defineProperty(now, name, { value: native(name, value) });
  }
  return Object.defineProperty(copyOf(host), 'Now', { value: now });
}

function copyOf(object: object): object {
  return Object.create(Object.prototype, Object.getOwnPropertyDescriptors(object));
}
