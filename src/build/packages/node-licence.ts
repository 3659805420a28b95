import type { Licence } from './package-licence.ts';

const LIBRARIES = 'The externally maintained libraries used by Node.js are:';

/**
 * The parts of a release's LICENSE file about what the site serves: Node.js itself, llhttp, and the libraries inside
 * the packed modules of lib/. The rest (OpenSSL, V8, ICU …) is not served.
 */
export function licencesOfNode(
  text: string,
  version: string,
  packed: readonly string[],
): readonly Licence[] {
  const [own, libraries] = text.split(LIBRARIES);
  if (!own || !libraries)
    throw new Error(`the LICENSE of Node ${version} is not written as expected`);
  const node: Licence = { name: 'Node.js', versions: [version], licence: 'MIT', text: own.trim() };
  return [
    node,
    ...sectionsOf(libraries, version).filter(({ place }) => isServed(place, packed)),
  ].map(({ name, versions, licence, text }) => ({ name, versions, licence, text }));
}

interface Section extends Licence {
  /** `deps/llhttp`, `lib/punycode.js` */
  readonly place: string;
}

/** `- llhttp, located at deps/llhttp, is licensed as follows:` and the quoted text under it. */
const SECTION = /^- (.+?), located at (\S+), is licensed as follows:\n\s*"""\n(.*?)\n\s*"""/gms;

function sectionsOf(libraries: string, version: string): readonly Section[] {
  return [...libraries.matchAll(SECTION)].map(([, name = '', place = '', body = '']) => ({
    name: `${name} (in Node.js)`,
    versions: [version],
    licence: 'MIT',
    place,
    text: body.replace(/^ {4}/gm, '').trim(),
  }));
}

function isServed(place: string | undefined, packed: readonly string[]): boolean {
  if (place === undefined || place === 'deps/llhttp') return true;
  const module = place.replace(/^lib\/|\.js$/g, '').replace(/^deps\//, 'internal/deps/');
  return packed.some((id) => id === module || id.startsWith(`${module}/`));
}
