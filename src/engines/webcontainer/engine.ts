import { clientWithoutVersion, importedClients } from '../../scenario/clients.ts';
import { DEFAULTS } from '../../scenario/scenario.ts';
import type { Trace } from '../../trace/record/event.ts';
import {
  type Availability,
  type Engine,
  EngineError,
  type Provenance,
  type RunInput,
  type RunResult,
  type Starter,
  type Startup,
} from '../engine.ts';
import type { Boot } from './boot.ts';
import type { Container } from './client.ts';
import { ContainerPair, type ContainerPairOutput } from './container-pair.ts';
import {
  clientFailure,
  engineFailure,
  engineFailureOf,
  type FailureName,
  isOfTheProgram,
} from './failures.ts';
import { folderFor, treeOf } from './files.ts';
import { MOUNT_MS_MAX } from './limits.ts';
import type { ContainerPackage } from './package.ts';
import {
  baselineFiles,
  findingsOf,
  observationsOf,
  type SelfTest,
  selfTestOf,
} from './self-test.ts';
import { advance, NOT_STARTED, type StartProgress, type StepName } from './steps.ts';
import { aborted, inTime } from './waiting.ts';

/** What the engine depends on. index.ts passes a browser's, tests pass their own. */
interface EngineParts {
  readonly preflight: () => FailureName | undefined;
  readonly createBoot: (
    report: (progress: StartProgress) => void,
  ) => Pick<Boot, 'container' | 'teardown'>;
  readonly packagesFor: (
    fetch: string,
    specs: readonly string[],
  ) => Promise<readonly ContainerPackage[]>;
  /** Text of self-test.mjs. */
  readonly selfTest: string;
  readonly isolate: () => Promise<void>;
  readonly undoIsolation: () => Promise<void>;
}

/** Folder of self-test.mjs in the container. */
const SELF_TEST_FOLDER = 'self-test';

/**
 * StackBlitz's WebContainer behind the engine interface: a whole Node.js, in one container, with
 * one run at a time.
 */
export class WebContainerEngine implements Engine {
  readonly id = 'webcontainer';
  readonly starter: Starter;
  readonly #parts: EngineParts;
  readonly #boot: ReturnType<EngineParts['createBoot']>;
  readonly #watchers: ((startup: Startup) => void)[] = [];
  #startup = NOT_STARTED;
  /**
   * What the present container has shown, and which packages it has. A new container begins with
   * neither.
   */
  #tested: SelfTest | undefined;
  readonly #installed = new Set<string>();
  /**
   * The run that was asked for last. The next one begins only when it is gone, because the programs
   * listen on a fixed port.
   */
  #last: Promise<unknown> = Promise.resolve();

  constructor(parts: EngineParts) {
    this.#parts = parts;
    this.#boot = parts.createBoot((progress) => this.#report(progress));
    this.starter = {
      watch: (show) => {
        this.#watchers.push(show);
        show(this.#startup);
      },
      retry: () => this.#report({ type: 'asked-again' }),
      stop: () => this.#stop(),
      isolate: () => this.#isolate(),
      leave: async () => {
        await this.#stop();
        await this.#parts.undoIsolation();
      },
    };
  }

  async availability(): Promise<Availability> {
    const name = this.#parts.preflight();
    if (!name) return { available: true };
    const { message, remedy } = engineFailure(name);
    return { available: false, reason: message, remedy };
  }

  run(input: RunInput, signal: AbortSignal, onTrace = (_: Trace) => {}): Promise<RunResult> {
    const run = this.#last.then(() => this.#run(input, signal, onTrace));
    this.#last = run.catch(() => {});
    return run;
  }

  async #run(
    input: RunInput,
    signal: AbortSignal,
    onTrace: (soFar: Trace) => void,
  ): Promise<RunResult> {
    signal.throwIfAborted();
    // A failure stands until the reader asks again. Otherwise each Run could wait half a minute for
    // the same failure.
    if (this.#startup.failure) throw this.#startup.failure;
    const started = performance.now();
    try {
      const { container, version } = await this.#ready(input, signal);
      this.#step('Run');
      const output = await this.#runPair(container, input, signal, onTrace);
      this.#report({ type: 'answered' });
      const provenance: Provenance = { engine: this.id, node: version };
      return { provenance, ...output, wallMs: performance.now() - started };
    } catch (error) {
      if (error instanceof EngineError) this.#failed(error);
      throw error;
    }
  }

  /** A container that is booted and tested. The test is made once, before the first run in it. */
  async #ready(
    input: RunInput,
    signal: AbortSignal,
  ): Promise<Pick<SelfTest, 'version'> & { readonly container: Container }> {
    if (!this.#tested) this.#step('Check browser');
    const obstacle = this.#parts.preflight();
    if (obstacle) throw engineFailure(obstacle);
    const container = await Promise.race([this.#boot.container(), aborted(signal)]);
    if (this.#tested) return { container, version: this.#tested.version };
    this.#step('Mount files');
    const files = { 'self-test.mjs': this.#parts.selfTest };
    await this.#mount(container, treeOf(SELF_TEST_FOLDER, files, []));
    this.#step('Self-test');
    const findings = await findingsOf(container, SELF_TEST_FOLDER, signal);
    const { node, fetch } = DEFAULTS;
    const baseline = { files: baselineFiles(input.files['probe.mjs']), node, fetch };
    const test = selfTestOf(findings, await this.#runPair(container, baseline, signal));
    this.#tested = test;
    this.#report({ type: 'observed', observations: observationsOf(test) });
    return { container, version: test.version };
  }

  async #runPair(
    container: Container,
    input: RunInput,
    signal: AbortSignal,
    onTrace = (_: Trace) => {},
  ): Promise<ContainerPairOutput> {
    const { files, fetch } = input;
    // Of each client the version that runs on the container's own Node.
    const node = this.#tested?.version ?? input.node;
    const missing = clientWithoutVersion(files, node);
    if (missing !== undefined) throw clientFailure(missing, node);
    const specs = importedClients(files, node);
    const cwd = folderFor(fetch, ...specs);
    const isInstalled = this.#installed.has(cwd);
    const packages = isInstalled ? [] : await this.#parts.packagesFor(fetch, specs);
    signal.throwIfAborted();
    await this.#mount(container, treeOf(cwd, files, packages));
    this.#installed.add(cwd);
    return new ContainerPair(container, onTrace).run(
      { cwd, hasProbe: 'probe.mjs' in files },
      signal,
    );
  }

  async #mount(container: Container, tree: Parameters<Container['mount']>[0]): Promise<void> {
    try {
      await inTime(container.mount(tree), MOUNT_MS_MAX, 'files-not-mounted');
    } catch (error) {
      throw engineFailureOf(error, 'files-not-mounted');
    }
  }

  /** Reports the failure. A container that has failed inside is not used again; one that refused a program is. */
  #failed(error: EngineError): void {
    if (isOfTheProgram(error)) {
      this.#report({ type: 'refused' });
      return;
    }
    if (BROKEN.has(error.code)) this.#discard();
    this.#report({ type: 'failed', error });
  }

  async #isolate(): Promise<boolean> {
    try {
      await this.#parts.isolate();
      return true;
    } catch (error) {
      this.#failed(engineFailureOf(error, 'isolation-refused'));
      return false;
    }
  }

  async #stop(): Promise<void> {
    this.#discard();
    this.#report({ type: 'stopped' });
  }

  #discard(): void {
    this.#boot.teardown();
    this.#tested = undefined;
    this.#installed.clear();
  }

  #step(name: StepName): void {
    this.#report({ type: 'step', name });
  }

  #report(progress: StartProgress): void {
    this.#startup = advance(this.#startup, progress);
    for (const show of this.#watchers) show(this.#startup);
  }
}

/** Failures after which a container cannot be trusted. */
const BROKEN: ReadonlySet<string> = new Set<FailureName>([
  'container-error',
  'files-not-mounted',
  'out-of-memory',
  'process-not-ended',
  'process-not-started',
  'self-test-failed',
]);
