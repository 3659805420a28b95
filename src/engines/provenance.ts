/** Where an answer comes from, in words: no result and no picture of a run is without them. */
import type { EngineId, Provenance } from './engine.ts';

/** An engine that has not said yet which Node it brings along. */
type NotStarted = Partial<Provenance> & Pick<Provenance, 'engine'>;

const LAB: EngineId = 'lab';
const LIBRARY = 'own http library';
const KERNEL = 'simulated kernel';

/**
 * Beside a verdict: `Node 20.0.0’s own http library, simulated kernel`.
 * @param isAtBuild nobody has run it here: the page was built with it
 */
export function provenanceText({ engine, node, isPatched }: NotStarted, isAtBuild = false): string {
  switch (engine) {
    case 'lab':
      return `Node ${node}’s ${LIBRARY}${patched(isPatched) || ','} ${isAtBuild ? 'run at build time' : KERNEL}`;
    case 'webcontainer':
      return `${node ? `Node.js ${node}` : 'A full Node.js'} in this page, by StackBlitz`;
    case 'recording':
      return `Node ${node}, recorded`;
  }
}

/**
 * Under a picture of the Lab's runs, whose releases stand in what ran.
 * @param ran `Node 20.0.0, node-fetch 2.6.12, gap=timeout0`; left out where the text around it says so
 */
export function captionText(ran?: string): string {
  return [LAB, ...(ran === undefined ? [] : [ran]), `Node’s ${LIBRARY}, ${KERNEL}`].join(' · ');
}

/** At the end of an answer of the Lab's in a terminal. */
export function terminalText({ node, isPatched }: Omit<Provenance, 'engine'>): string {
  return `${LAB} · Node ${node}'s ${LIBRARY}${isPatched ? ', patched' : ''} · ${KERNEL}`;
}

/** In a comment for an issue tracker, whose readers know nothing of this site: a sentence. */
export function provenanceSentence({ engine, node, isPatched }: Provenance): string {
  switch (engine) {
    case 'lab':
      return `Node’s ${LIBRARY}${patched(isPatched)} ran on a ${KERNEL}: the order of events is Node’s, the durations are the model’s.`;
    case 'webcontainer':
      return `It ran in Node.js ${node} in a browser, by StackBlitz’s WebContainer.`;
    case 'recording':
      return `It was recorded on Node ${node}.`;
  }
}

const patched = (isPatched = false) => (isPatched ? ', patched,' : '');
