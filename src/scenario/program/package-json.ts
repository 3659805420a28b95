import type { Scenario } from '../scenario.ts';

/** A package.json with what `npm install` needs to run the two programs elsewhere. */
export function packageJson({ fetch }: Scenario): string {
  const dependencies = fetch === 'http' ? undefined : { 'node-fetch': fetch };
  return `${JSON.stringify({ private: true, dependencies }, null, 2)}\n`;
}
