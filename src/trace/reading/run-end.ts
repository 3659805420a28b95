import type { Trace, TraceEvent } from '../record/event.ts';
import { exchangesOf } from './exchanges.ts';
import { isFailedRun } from './failed-run.ts';
import { isAnswered } from './requests.ts';

/** How a run ended, in a few values. When many runs are made, only these are kept of each. */
export interface RunEnd {
  /** Every request that counts was answered. */
  readonly answered: boolean;
  /** Numbers of the requests without an answer, from 1. */
  readonly failed: readonly number[];
  /** client.mjs accepted a connection, so it has a server of its own. */
  readonly servesItself?: true;
}

/** @param exitCode of client.mjs; undefined when the run was ended from outside */
export function runEndOf(trace: Trace, exitCode: number | undefined): RunEnd {
  return {
    answered: !isFailedRun(trace, exitCode),
    failed: exchangesOf(trace)
      .filter((exchange) => !isAnswered(exchange))
      .map(({ number }) => number),
    ...(trace.some(isAcceptedByClient) && { servesItself: true }),
  };
}

function isAcceptedByClient(event: TraceEvent): boolean {
  return event.kind === 'syscall' && event.call === 'accept' && event.actor === 'client';
}
