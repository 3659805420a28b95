import { formatQuery } from '../scenario/query.ts';
import type { IssueFacts } from './facts.ts';

type Moment = Pick<IssueFacts, 'scenario' | 'isEdited' | 'code' | 'at' | 'page'>;

/**
 * The address of this very moment. Undefined when nobody knows where the site is, when no link can carry the program,
 * and when the link would be longer than the place allows: a link to another program would be a wrong one.
 */
export function momentAddress(moment: Moment, charsMax: number): string | undefined {
  const { scenario, isEdited, code, at, page } = moment;
  if (page === undefined || (isEdited && code === undefined)) return undefined;
  const query = formatQuery(scenario, at === undefined ? [] : [['at', at]]);
  const address = `${page}?${query}${fragment(code)}`.replaceAll(/[()' ]/g, encoded);
  return address.length <= charsMax ? address : undefined;
}

/**
 * The command that repeats the run in a copy of the repository. A program that came with the command is run only with
 * the option that says so. Undefined when nothing can carry the program.
 */
export function raceCommand(
  { scenario, isEdited, code }: Moment,
  charsMax: number,
): string | undefined {
  if (!isEdited) return `npm run -s race -- '${formatQuery(scenario)}'`;
  if (code === undefined || code.length > charsMax) return undefined;
  return `npm run -s race -- --run-linked-code '/play/?${formatQuery(scenario)}${fragment(code)}'`;
}

function fragment(code: string | undefined): string {
  return code ? `#${code}` : '';
}

/** Characters at which Markdown, or a shell’s quotes, would cut the address off. */
function encoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16)}`;
}
