import type { Scenario } from '../scenario.ts';
import { agentCode } from './agent.ts';
import { indented, type Lines } from './lines.ts';

/** The second argument of each call of fetch, and the lines that prepare it. */
interface OptionsCode {
  readonly lines: Lines;
  /** `, { agent }`, or nothing. */
  readonly argument: string;
}

/** A single option is written where it is used. Several get a variable. */
export function optionsCode(scenario: Scenario): OptionsCode {
  const options = optionList(scenario);
  if (options.length === 0) return { lines: [], argument: '' };
  if (options.length === 1) return { lines: [], argument: `, { ${options[0]} }` };
  const lines = ['const options = {', ...indented(options.map((option) => `${option},`)), '};'];
  return { lines, argument: ', options' };
}

function optionList(scenario: Scenario): string[] {
  const posts = scenario.method === 'POST';
  const headers = [
    posts && "'Content-Type': 'application/json'",
    scenario.header !== 'default' && `Connection: '${scenario.header}'`,
  ].filter((header) => header !== false);
  return [
    posts && "method: 'POST'",
    headers.length > 0 && `headers: { ${headers.join(', ')} }`,
    posts && "body: JSON.stringify({ hello: 'world' })",
    agentCode(scenario).option,
  ].filter((option) => typeof option === 'string');
}
