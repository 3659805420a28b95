import type { Trace, TraceEvent } from '../record/event.ts';
import { httpWords } from './http-words.ts';
import { microtaskWords, tickWords } from './job-words.ts';
import {
  callbackEndWords,
  callbackWords,
  immediateWords,
  phaseWords,
  timerWords,
} from './phase-words.ts';
import {
  debugWords,
  exitWords,
  limitWords,
  outputWords,
  throwWords,
  uncaughtWords,
} from './program-words.ts';
import { packetWords } from './segment-words.ts';
import { tcpStateWords } from './socket-words.ts';
import { dnsWords, readWords, syscallWords } from './syscall-words.ts';
import type { Words } from './words.ts';

export type { Words };

/**
 * Words for any step of a run. The list beside the figure, its live region, its alt text and the
 * issue comment all use this function, so they agree with each other and with the picture.
 */
export function wordsOf(event: TraceEvent, trace: Trace): Words {
  switch (event.kind) {
    case 'packet':
      return packetWords(event, trace);
    case 'tcp-state':
      return tcpStateWords(event);
    case 'phase':
      return phaseWords(event);
    case 'callback':
      return callbackWords(event);
    case 'callback-end':
      return callbackEndWords();
    case 'tick':
      return tickWords(event);
    case 'microtask':
      return microtaskWords(event);
    case 'timer':
      return timerWords(event, trace);
    case 'immediate':
      return immediateWords(event);
    case 'syscall':
      return syscallWords(event, trace);
    case 'read':
      return readWords(event, trace);
    case 'dns':
      return dnsWords(event);
    case 'output':
      return outputWords(event);
    case 'debug':
      return debugWords(event);
    case 'throw':
      return throwWords(event);
    case 'uncaught':
      return uncaughtWords(event, trace);
    case 'exit':
      return exitWords(event);
    case 'limit':
      return limitWords(event);
    case 'http':
      return httpWords(event, trace);
  }
}
