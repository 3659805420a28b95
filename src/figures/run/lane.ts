import type { TraceEvent } from '../../trace/record/event.ts';

/** The lanes of a picture. Each has a colour, a shape and a word, so that nothing depends on colour alone. */
export type Lane = 'js' | 'sock' | 'wire';

export function laneOf(event: TraceEvent): Lane {
  switch (event.kind) {
    case 'packet':
      return 'wire';
    case 'syscall':
    case 'tcp-state':
    case 'read':
      return 'sock';
    case 'http':
      return event.what === 'request' || event.what === 'error' || event.what === 'turn'
        ? 'js'
        : 'sock';
    default:
      return 'js';
  }
}
