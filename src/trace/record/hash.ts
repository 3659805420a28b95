import type { Trace } from './event.ts';

/**
 * Names a run by what it did. Equal traces have equal hashes in every engine, so the runs of a page
 * and a command line, or of Chromium and Firefox, can be compared by sixteen letters.
 *
 * Some things are left out. `debug` events are, because asking for a log must not change the hash.
 * The `calls` of a request are, because they come from the program's text and not from what it did.
 * The `digest` of a segment is, because its length is hashed already. Version 1 of the hash, which
 * links and tests quote, had neither `calls` nor `digest`.
 *
 * The hashed text is each event as JSON with sorted keys (RFC 8785 §3.2.3), followed by LF. Event
 * fields are ASCII, and numbers print alike everywhere (ECMA-262 Number::toString). The hash is two
 * 32-bit lanes over UTF-16 code units: FNV-1a's xor-and-multiply with different bases and primes,
 * and MurmurHash3's finalizer at the end. It detects accidental differences, not forged traces.
 *
 * @returns 16 lowercase hexadecimal digits
 */
export function traceHash(trace: Trace): string {
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  for (const event of trace) {
    if (event.kind === 'debug') continue;
    const line = `${canonicalJson(event)}\n`;
    for (let index = 0; index < line.length; index += 1) {
      const unit = line.charCodeAt(index);
      a = Math.imul(a ^ unit, 0x01000193);
      b = Math.imul(b ^ unit, 0x5bd1e995);
    }
  }
  return hex(finalize(a ^ (b >>> 15))) + hex(finalize(b ^ (a << 7)));
}

const LEFT_OUT: ReadonlySet<string> = new Set(['calls', 'digest']);

function canonicalJson(value: object): string {
  const fields: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const field: unknown = value[key as keyof typeof value];
    if (field === undefined || LEFT_OUT.has(key)) continue;
    const isObject = typeof field === 'object' && field !== null;
    fields.push(`"${key}":${isObject ? canonicalJson(field) : JSON.stringify(field)}`);
  }
  return `{${fields.join(',')}}`;
}

/** fmix32 of MurmurHash3: every bit of the input reaches every bit of the output. */
function finalize(lane: number): number {
  let h = lane ^ (lane >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

function hex(lane: number): string {
  return lane.toString(16).padStart(8, '0');
}
