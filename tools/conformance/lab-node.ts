import { LabRunner } from '../../src/build/lab-runner.ts';
import type { ConformanceProgram } from './conformance-program.ts';
import { normalise, type Transcript } from './transcript.ts';

/** Runs the same programs on the same release in the Lab. */
export class LabNode {
  readonly #runner: LabRunner;
  readonly #version: string;
  readonly #server: string;

  private constructor(runner: LabRunner, version: string, server: string) {
    this.#runner = runner;
    this.#version = version;
    this.#server = server;
  }

  static async load(version: string, server: string): Promise<LabNode> {
    return new LabNode(await LabRunner.load(), version, server);
  }

  async run({
    client,
    clientFile = 'client.mjs',
    fetch,
    nodeDebug,
  }: ConformanceProgram): Promise<Transcript> {
    const { events, exitCode } = await this.#runner.run({
      node: this.#version,
      fetch: fetch ?? 'http',
      files: { [clientFile]: client, 'server.mjs': this.#server },
      clientFile,
      nodeDebug,
    });
    let text = '';
    for (const event of events) {
      if (event.actor !== 'client') continue;
      if (event.kind === 'output' || event.kind === 'debug') text += event.text;
    }
    return normalise(text, exitCode);
  }
}
