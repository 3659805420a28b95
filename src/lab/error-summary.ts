import type { ErrorSummary } from '../trace/record/event.ts';

/** The part of a thrown value that the trace keeps. The value may be anything; this never throws. */
export function errorSummary(thrown: unknown): ErrorSummary {
  if (typeof thrown !== 'object' || thrown === null) {
    return { name: typeof thrown, message: String(thrown) };
  }
  const name = textOf(thrown, 'name') ?? 'Error';
  const message = textOf(thrown, 'message') ?? '';
  const code = textOf(thrown, 'code');
  return code === undefined ? { name, message } : { name, code, message };
}

function textOf(object: object, property: string): string | undefined {
  try {
    const value: unknown = Reflect.get(object, property);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  } catch {
    // A getter of the reader's program threw. The property is left out.
    return undefined;
  }
}
