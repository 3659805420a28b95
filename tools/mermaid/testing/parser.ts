import { readFile } from 'node:fs/promises';
import { createContext, runInContext } from 'node:vm';

interface SequenceDb {
  getMessages(): readonly { readonly message?: unknown; readonly from?: unknown }[];
}
interface Diagram {
  readonly db: SequenceDb;
}
interface Mermaid {
  parse(text: string): unknown;
  readonly mermaidAPI: {
    getDiagramFromText?(text: string): Diagram | Promise<Diagram>;
  };
}

/**
 * Mermaid’s own parser in Node. The bundle is written for a page and touches a document when it is loaded, so it gets a
 * realm with one that answers everything and does nothing. Parsing needs no document; drawing does (e2e/issue/diagram.spec.ts).
 *
 * @param bundle path of `mermaid.min.js`
 */
export async function loadMermaid(bundle: string): Promise<Mermaid> {
  const realm: Record<string, unknown> = {
    ...{ console, setTimeout, clearTimeout, URL, TextEncoder, TextDecoder, performance, crypto },
    ...{ structuredClone, queueMicrotask },
    document: answersAll(),
    navigator: { userAgent: '', platform: '' },
    location: { href: '', protocol: 'http:' },
    addEventListener() {},
    Element: class {},
    Node: class {},
    DOMParser: class {},
  };
  realm['window'] = realm['self'] = realm['globalThis'] = realm;
  runInContext(await readFile(bundle, 'utf8'), createContext(realm), { filename: bundle });
  const found = realm['mermaid'] as Mermaid & { readonly default?: Mermaid };
  return found.default ?? found;
}

/** A function and object whose every property is another such thing, but for its length. */
function answersAll(): unknown {
  return new Proxy(() => {}, {
    get: (_, name) => {
      if (name === Symbol.toPrimitive) return () => '';
      if (name === 'compatMode') return 'CSS1Compat'; // or the part for formulas warns
      return name === 'length' ? 0 : answersAll();
    },
    apply: () => answersAll(),
    construct: () => answersAll() as object,
    set: () => true,
  });
}

/**
 * Parses a diagram, and gives the texts of its messages and notes in order. Mermaid 9 does not show what it has read, so
 * there the texts are undefined.
 *
 * @throws mermaid’s complaint about the text
 */
export async function textsIn(
  mermaid: Mermaid,
  text: string,
): Promise<readonly string[] | undefined> {
  await mermaid.parse(text);
  const diagram = await mermaid.mermaidAPI.getDiagramFromText?.(text);
  // A block has an empty text at its close, and its colour at its opening.
  return diagram?.db
    .getMessages()
    .flatMap(({ message, from }) => (typeof message === 'string' && from ? [message] : []));
}
