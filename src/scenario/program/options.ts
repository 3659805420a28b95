import type { Scenario } from '../scenario.ts';
import { agentCode } from './agent.ts';
import { indented, type Lines } from './lines.ts';

/** The second argument of each call of fetch, and the lines that prepare it. */
interface OptionsCode {
  readonly lines: Lines;
  /** `, { agent }`, or nothing. */
  readonly argument: string;
}

export function optionsCode(scenario: Scenario): OptionsCode {
  return optionsWith(optionList(scenario));
}

/** A single option is written where it is used. Several get a variable. */
export function optionsWith(options: readonly string[]): OptionsCode {
  if (options.length === 0) return { lines: [], argument: '' };
  if (options.length === 1) return { lines: [], argument: `, { ${options[0]} }` };
  const lines = ['const options = {', ...indented(options.map((option) => `${option},`)), '};'];
  return { lines, argument: ', options' };
}

function optionList(scenario: Scenario): readonly string[] {
  const { value } = agentCode(scenario);
  return [...fetchOptions(scenario), ...(value === undefined ? [] : [property('agent', value)])];
}

/** The options that every function has which is called as fetch is. */
export function fetchOptions({ method, header }: Pick<Scenario, 'method' | 'header'>): Lines {
  const posts = method === 'POST';
  const headers = [
    posts && "'Content-Type': 'application/json'",
    header !== 'default' && `Connection: '${header}'`,
  ].filter((each) => each !== false);
  return [
    posts && "method: 'POST'",
    headers.length > 0 && `headers: { ${headers.join(', ')} }`,
    posts && "body: JSON.stringify({ hello: 'world' })",
  ].filter((option) => typeof option === 'string');
}

/** A property of an object, in its short form where it has one. */
export function property(name: string, value: string): string {
  return name === value ? name : `${name}: ${value}`;
}
