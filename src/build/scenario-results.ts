import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { formatQuery } from '../scenario/query.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { cachePath, readIfThere, writeWhole } from './cache.ts';
import { codeKey } from './code-key.ts';

/** What a result is made from beside its code and the release. */
const READ = ['playground/probe.mjs', cachePath('packages', 'key')];

interface Kind<Result> {
  /** The folder of .cache/ that keeps the results. */
  readonly folder: string;
  /** The file whose code makes them, with all that it imports. */
  readonly code: string;
  readonly make: (scenario: Scenario) => Promise<Result>;
}

/**
 * Results that take many runs of the Lab, once for each scenario of a build. One of an earlier build is taken if it would
 * come out the same: it was made by the same code, of the same release and packages.
 */
export class ScenarioResults<Result> {
  readonly #kind: Kind<Result>;
  readonly #results = new Map<string, Promise<Result>>();
  #code: Promise<string> | undefined;

  constructor(kind: Kind<Result>) {
    this.#kind = kind;
  }

  of(scenario: Scenario): Promise<Result> {
    const key = formatQuery(scenario);
    const result = this.#results.get(key) ?? this.#known(scenario, key);
    this.#results.set(key, result);
    return result;
  }

  async #known(scenario: Scenario, key: string): Promise<Result> {
    const { folder, code, make } = this.#kind;
    this.#code ??= codeKey(code, READ);
    const hash = createHash('sha256')
      .update(await this.#code)
      .update(await readFile(cachePath('packs', `${scenario.node}.json`)))
      .update(key);
    const path = cachePath(folder, `${hash.digest('hex')}.json`);
    const known = await readIfThere(path);
    if (known !== undefined) return JSON.parse(known);
    const made = await make(scenario);
    await writeWhole(path, JSON.stringify(made));
    return made;
  }
}
