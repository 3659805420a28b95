import type { RecordedCell } from '../recordings/record.ts';
import { PLAYGROUND_SERVER, type Subject } from '../recordings/subject.ts';
import { FETCH_VERSIONS } from '../scenario/versions.ts';
import type { MatrixCell } from './tables.ts';

/**
 * The command that measures a cell again. `npm run measure` runs the programs of the playground on any release of Node;
 * everything else takes `npm run record`.
 */
export function commandToRepeat({ cell, subject }: MatrixCell): string {
  return isMeasurable(subject)
    ? measureCommand(cell, subject)
    : `npm run -s record -- --plan ${cell.plan}`;
}

function measureCommand({ id, tried }: RecordedCell, { process }: Subject): string {
  const query = id.replace(`&process=${process}`, '');
  return `npm run -s measure -- '${query}' --${process} --runs ${tried}`;
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
