import { PLAYGROUND_SERVER, type Subject } from '../recordings/subject.ts';
import { FETCH_VERSIONS } from '../scenario/versions.ts';
import type { MatrixCell } from './tables.ts';

/** The command that measures a cell again by itself: it runs the programs of the playground on any release of Node. */
export function measureCommand({ cell: { id, tried }, subject }: MatrixCell): string | undefined {
  if (!isMeasurable(subject)) return undefined;
  const query = id.replace(`&process=${subject.process}`, '');
  return `npm run -s measure -- '${query}' --${subject.process} --runs ${tried}`;
}

/** The command that measures cells again with the plans that they belong to. Everything can be measured so. */
export function recordCommand(cells: readonly MatrixCell[]): string {
  const plans = [...new Set(cells.map(({ cell }) => cell.plan))];
  return `npm run -s record -- --plan ${plans.join(',')}`;
}

/** Without a relay, so only with the FIN at once: at other times the relay of `npm run record` holds the FIN. */
function isMeasurable({ runtime, client, product, tls, knobs }: Subject): boolean {
  return (
    runtime.startsWith('node@') &&
    (client === 'http' || FETCH_VERSIONS.some((version) => client === `node-fetch@${version}`)) &&
    product === PLAYGROUND_SERVER &&
    tls === 'off' &&
    knobs.fin === 'same'
  );
}
