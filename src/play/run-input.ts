import type { RunInput } from '../engines/engine.ts';
import { nodeFetchFor } from '../scenario/clients.ts';
import { type Edits, PATCH_FILE } from '../scenario/code-link.ts';
import { timeOf } from '../scenario/process.ts';
import { programOf } from '../scenario/program.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** What Run runs: the program that the knobs write, with the reader's own text in its place and their patch of Node. */
export function runInputFor(
  scenario: Scenario,
  { [PATCH_FILE]: patch, ...own }: Edits,
  probe: string,
): RunInput {
  const files = { ...programOf(scenario).files, 'probe.mjs': probe, ...own };
  return {
    files,
    node: scenario.node,
    fetch: nodeFetchFor(scenario, files),
    ...(patch === undefined ? {} : { patch }),
    // The default is left out, so that equal programs have equal inputs.
    ...(scenario.process === 'default' ? {} : { time: timeOf(scenario) }),
    ...(scenario.order === 'default' ? {} : { order: scenario.order }),
  };
}

export function isSameInput(one: RunInput, other: RunInput): boolean {
  if (one === other) return true;
  const names = Object.keys(other.files);
  return (
    one.node === other.node &&
    one.fetch === other.fetch &&
    one.patch === other.patch &&
    one.order === other.order &&
    one.time?.clientPreUs === other.time?.clientPreUs &&
    names.every((name) => one.files[name] === other.files[name])
  );
}
