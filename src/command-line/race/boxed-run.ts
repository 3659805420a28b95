import { readClient, readLlhttp, readPackage } from '../../build/cache.ts';
import type { LabRun } from '../../build/lab-runner.ts';
import { readPatchedPart, readPatchedRelease } from '../../build/patched-release.ts';
import { EngineError } from '../../engines/engine.ts';
import { readOrdersReport } from '../../engines/lab/orders/report.ts';
import { type Ending, missingPartOf, readEnding } from '../../engines/lab/report.ts';
import type { Bounds, Exploration, OrderProgress } from '../../exploration/orders/exploration.ts';
import { addPart, type LabOutput, llhttpMajorOf, type TimeModel } from '../../lab/index.ts';
import { importedClients } from '../../scenario/clients.ts';
import { nameEvents } from '../../trace/record/name-events.ts';
import { BOX_RUN_MS_MAX, Box, type BoxEnd, MEMORY_BYTES_MAX } from './box/box.ts';
import type { BoxFailure, BoxReport, BoxTask, LabRequest } from './box/protocol.ts';

export interface BoxedOutput extends Omit<LabOutput, 'chosen'> {
  /** What LabOutput has as `chosen`. The program may have written it: check it. */
  readonly told?: unknown;
  /** Remarks beside the answer, a sentence each. */
  readonly notes: readonly string[];
}

/**
 * A program that is not ours, in a process without permissions. Its output is checked as the page checks the output of
 * its sandbox.
 */
export class BoxedProgram {
  readonly #request: LabRequest;
  readonly #patch: string | undefined;
  #box: Box;
  readonly #runMsMax: number;
  #isSpoiled = false;

  private constructor(request: LabRequest, patch: string | undefined, box: Box, runMsMax: number) {
    this.#request = request;
    this.#patch = patch;
    this.#box = box;
    this.#runMsMax = runMsMax;
  }

  /** @throws CacheError when a part of the Lab is missing, PatchError when a patch does not apply */
  static async open({ node, fetch, patch, time: _, ...input }: LabRun, runMsMax = BOX_RUN_MS_MAX) {
    const release = await readPatchedRelease(node, patch);
    const packages = await Promise.all([
      ...(fetch === 'http' ? [] : [readPackage(`node-fetch-${fetch}`)]),
      ...importedClients(input.files, node).map(readClient),
    ]);
    const llhttp = Buffer.from(await readLlhttp(llhttpMajorOf(release))).toString('base64');
    const request = { ...input, release, packages, llhttp };
    return new BoxedProgram(request, patch, await Box.open(request, runMsMax), runMsMax);
  }

  /**
   * Gives what LabRunner#run gives. It can be called again with another time model, which takes a fraction of the first
   * time. After a run that was ended by a limit there is no process any more, so each run ends in the same way. After a
   * program has changed JavaScript's built-ins, another run would start with them, so it is refused.
   *
   * @throws EngineError when there is no answer that can be trusted
   */
  async run(time: Partial<TimeModel> = {}): Promise<BoxedOutput> {
    if (this.#isSpoiled) {
      throw new EngineError(
        'box-spoiled',
        'The program changed what its next run would begin with.',
        '',
      );
    }
    const output = outputOf(await this.#runWithParts({ time }), this.#runMsMax);
    this.#isSpoiled = output.notes.length > 0;
    return output;
  }

  /**
   * Runs the program in every order within the bounds.
   *
   * @param onProgress called some times a second
   * @throws EngineError when there is no answer that can be trusted
   */
  async searchOrders(
    orders: Bounds,
    time: Partial<TimeModel>,
    onProgress: (progress: OrderProgress) => void,
  ): Promise<Exploration> {
    for (;;) {
      const end = await this.#runWithParts({ time, orders });
      if (end.end === 'time' || end.end === 'memory') throw unending(end.end, this.#runMsMax);
      if (end.end !== 'answer') outputOf(end, this.#runMsMax); // throws what it was
      const text = end.end === 'answer' ? end.text : '';
      const changed = changedOf(text);
      if (changed.length > 0) throw spoiledSearch(changed);
      const report = readOrdersReport(text);
      if ('exploration' in report) return report.exploration;
      if ('progress' in report) onProgress(report.progress);
      else throw failedSearch('failed' in report ? report.failed : report.missingPart);
    }
  }

  /** Runs, and again for each part of the release that turns out to be missing, in a process that has it. */
  async #runWithParts(task: BoxTask): Promise<BoxEnd> {
    const { release } = this.#request;
    const added = new Set<string>();
    for (;;) {
      const end = await this.#box.run(task);
      const part = end.end === 'answer' ? missingPartOf(end.text) : undefined;
      // The program may have chosen the name.
      if (part === undefined || added.has(part) || !Object.hasOwn(release.parts, part)) return end;
      added.add(part);
      addPart(release, await readPatchedPart(release.version, part, this.#patch));
      this.#box.close();
      this.#box = await Box.open(this.#request, this.#runMsMax);
    }
  }

  close(): void {
    this.#box.close();
  }
}

function unending(limit: 'time' | 'memory', runMsMax: number): EngineError {
  const what =
    limit === 'time'
      ? `was still busy after ${runMsMax / 1000} s`
      : `took more memory than ${MEMORY_BYTES_MAX / 2 ** 20} MB`;
  return new EngineError(
    'search-ended',
    `In one of its orders the program ${what} and was ended.`,
    'race runs it once, and says how far it comes.',
  );
}

function spoiledSearch(changed: readonly string[]): EngineError {
  return new EngineError(
    'box-spoiled',
    `The program changed ${changed.join(', ')}, which the Lab runs on too: it cannot be run again, so its orders are not known.`,
    'Take the change out and run it again.',
  );
}

function failedSearch(reason: string): EngineError {
  return new EngineError(
    'search-failed',
    `The search over orders itself failed: ${reason || 'it gave no reason'}.`,
    'That is a defect of this project. Please report it with the program.',
  );
}

/** One run in a process of its own. @throws EngineError */
export async function runInBox(run: LabRun, runMsMax = BOX_RUN_MS_MAX): Promise<BoxedOutput> {
  const program = await BoxedProgram.open(run, runMsMax);
  try {
    return await program.run(run.time);
  } finally {
    program.close();
  }
}

/** @throws EngineError */
function outputOf(end: BoxEnd, runMsMax: number): BoxedOutput {
  switch (end.end) {
    case 'answer':
      return answered(end.text);
    case 'time': {
      const failure = { code: 'wall-time', wallMsMax: runMsMax } as const;
      return { ...readEnding({ type: 'failed', id: 0, failure }), notes: [] };
    }
    case 'memory': {
      const message = `The program took more memory than ${MEMORY_BYTES_MAX / 2 ** 20} MB and was ended.`;
      const limit = {
        kind: 'limit',
        t: 0,
        actor: 'client',
        limit: 'memoryBytesMax',
        message,
      } as const;
      return { events: nameEvents([limit]), exitCode: undefined, notes: [] };
    }
    case 'forged':
      return { ...readEnding({ type: 'failed', id: 0, failure: { code: 'protocol' } }), notes: [] };
    case 'not-started':
      throw new EngineError(
        'box-not-started',
        `The process for programs of your own did not start: ${end.message}.`,
        'Run it with `npm run -s race`, which brings its own Node.',
      );
  }
}

function answered(text: string): BoxedOutput {
  const changed = changedOf(text);
  if (changed.length === 0)
    return withTold(readEnding({ type: 'report', id: 0, report: text }), []);
  const what = `The program changed ${changed.join(', ')}, which the Lab runs on too`;
  try {
    const ending = readEnding({ type: 'report', id: 0, report: text });
    return withTold(ending, [`${what}: this answer may differ from Node's.`]);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    throw new EngineError(
      error.code,
      `${what}. ${error.message}`,
      'Take the change out and run it again.',
    );
  }
}

function withTold(
  { events, exitCode, chosen: told }: Ending,
  notes: readonly string[],
): BoxedOutput {
  return { events, exitCode, notes, ...(told === undefined ? {} : { told }) };
}

/** @throws EngineError when the Lab threw */
function changedOf(text: string): readonly string[] {
  const { failed, changed } = parsed(text);
  const names = Array.isArray(changed) ? changed.filter((name) => typeof name === 'string') : [];
  if (typeof failed !== 'string') return names;
  const because =
    names.length > 0 ? `the program changed ${names.join(', ')}` : failed.slice(0, 300);
  throw new EngineError(
    'lab-failed',
    `The Lab itself failed: ${because}.`,
    names.length > 0
      ? 'The Lab runs on these too. Take the change out and run it again.'
      : 'That is a defect of this project. Please report it with the program.',
  );
}

/** An unreadable text gives an empty object; readEnding reports what is wrong with it. */
function parsed(text: string): Partial<BoxReport & BoxFailure> {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
