import { clientVersion, isPackageClient } from '../clients.ts';
import type { Scenario } from '../scenario.ts';

/** A package.json with what `npm install` needs to run the two programs elsewhere. */
export function packageJson(scenario: Scenario): string {
  return `${JSON.stringify({ private: true, dependencies: dependenciesOf(scenario) }, null, 2)}\n`;
}

/** The packages of a program, with their exact versions; undefined when it needs none. */
export function dependenciesOf({
  node,
  fetch,
  client,
}: Scenario): Readonly<Record<string, string>> | undefined {
  if (isPackageClient(client)) {
    const version = clientVersion(client, node);
    return version === undefined ? undefined : { [client]: version };
  }
  return fetch === 'http' || client !== 'node-fetch' ? undefined : { 'node-fetch': fetch };
}
