import { programOf } from '../../scenario/program.ts';
import { DEFAULTS } from '../../scenario/scenario.ts';
import { JsonSeqSplitter } from '../../trace/record/json-seq.ts';
import { verdictOf } from '../../trace/words/verdict.ts';
import type { Container } from './client.ts';
import type { ContainerPairOutput } from './container-pair.ts';
import { engineFailure } from './failures.ts';
import { SELF_TEST_MS_MAX } from './limits.ts';
import { killAll, RunningProcess } from './running-process.ts';
import { aborted, settlesWithin } from './waiting.ts';

/**
 * What a runtime was seen to do. All of it is observed, because another release may behave
 * otherwise.
 */
export interface SelfTest {
  /** `22.22.3` */
  readonly version: string;
  /** Bytes pass between two sockets of one process over 127.0.0.1. */
  readonly hasLoopback: boolean;
  /** The peer's FIN arrives as the event 'end'. */
  readonly seesEnd: boolean;
  /** The verdict on the default program, which is the bug. */
  readonly baseline: string;
  readonly reproduces: boolean;
}

type Findings = ReadonlyMap<string, unknown>;

/**
 * Runs self-test.mjs.
 * @throws EngineError `self-test-failed` when it does not even print its Node version,
 * `process-not-ended`
 */
export async function findingsOf(
  container: Container,
  cwd: string,
  signal: AbortSignal,
): Promise<Findings> {
  const findings = new Map<string, unknown>();
  const splitter = new JsonSeqSplitter();
  let printed = '';
  const process = await RunningProcess.start(
    container,
    { args: ['self-test.mjs'], cwd },
    (chunk) => {
      const { text, records } = splitter.push(chunk);
      printed += text;
      for (const record of records as readonly { check?: string; value?: unknown }[]) {
        if (record.check) findings.set(record.check, record.value);
      }
    },
  );
  try {
    await Promise.race([settlesWithin(process.ended(), SELF_TEST_MS_MAX), aborted(signal)]);
  } finally {
    await killAll([process]);
  }
  if (!/^v\d+\.\d+\.\d+/.test(String(findings.get('version')))) {
    throw engineFailure('self-test-failed', printed.trim() || 'nothing');
  }
  return findings;
}

export function selfTestOf(
  findings: Findings,
  { events, exitCode }: ContainerPairOutput,
): SelfTest {
  const { outcome, headline } = verdictOf(events, exitCode);
  return {
    version: String(findings.get('version')).slice(1),
    hasLoopback: findings.get('echo') === true,
    seesEnd: findings.get('end') === true,
    baseline: headline,
    reproduces: outcome === 'failed' && headline.includes('socket hang up'),
  };
}

/** The observations, as sentences for the reader. */
export function observationsOf(test: SelfTest): readonly string[] {
  const { version, hasLoopback, seesEnd, baseline, reproduces } = test;
  return [
    `It says that it is Node.js ${version}.`,
    hasLoopback
      ? 'Bytes pass between two of its sockets.'
      : 'No byte passed between two of its sockets.',
    seesEnd ? 'A FIN arrives as ‘end’.' : 'A FIN did not arrive as ‘end’.',
    reproduces
      ? 'The default program fails in it, as on Linux.'
      : `The default program: ${baseline}. On Linux it fails.`,
  ];
}

/**
 * The files of the default program. The probe is passed in, because it comes with the page and is
 * the same for all scenarios.
 */
export function baselineFiles(probe: string | undefined): Readonly<Record<string, string>> {
  const { files } = programOf(DEFAULTS);
  return probe === undefined ? files : { ...files, 'probe.mjs': probe };
}
