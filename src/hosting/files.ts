import { ELSEWHERE, EVERYWHERE, FOLDER_RULES, type HeaderRule, headersFor } from './headers.ts';

const RULES = 'the rules are in src/hosting/headers.ts';
const NOTE = `Written by \`node tools/hosting/main.ts\`; ${RULES}.`;

/**
 * The header rules in the format of each host that reads a file of the repository, by path in it.
 * @param base where the site begins, with slashes at both ends
 */
export function hostingFiles(base = '/'): Readonly<Record<string, string>> {
  return { 'vercel.json': vercel(base), 'docs/nginx.conf': nginx(base) };
}

/**
 * The file `_headers`, which Cloudflare Pages and Netlify read from the root of the built site. Rules whose paths overlap
 * add up there: Cloudflare joins two values of a header with a comma, and of two policies both would count. So no header
 * is in two rules that match one path, and each page is named.
 *
 * @param entries the files and folders in the root of the built site; folders end with a slash
 * @param base where the site begins, with slashes at both ends
 */
export function headersFile(entries: readonly string[], base = '/'): string {
  const isOrdinary = (entry: string) => FOLDER_RULES.every(({ path }) => path !== `/${entry}`);
  const pages = entries
    .filter((entry) => entry.endsWith('/') || entry.endsWith('.html'))
    .filter(isOrdinary)
    .map((entry) => (entry.endsWith('/') ? `${entry}*` : entry));
  const rules: readonly HeaderRule[] = [
    { path: '*', headers: EVERYWHERE },
    ...FOLDER_RULES.map(({ path, headers }) => ({ path: `${path.slice(1)}*`, headers })),
    ...['', ...pages.sort()].map((path) => ({ path, headers: ELSEWHERE })),
  ];
  const texts = rules.map(({ path, headers }) =>
    [`${base}${path}`, ...lines(headers, (name, value) => `  ${name}: ${value}`)].join('\n'),
  );
  return `# Written by the build; ${RULES}.\n${texts.join('\n')}\n`;
}

/** The last rule is about all other folders. Vercel applies every rule that matches, so the two must not overlap. */
function vercel(base: string): string {
  const folders = FOLDER_RULES.map(({ path }) => path.slice(1)).join('|');
  const rules: readonly HeaderRule[] = [
    { path: `${base}(.*)`, headers: EVERYWHERE },
    ...FOLDER_RULES.map(({ path, headers }) => ({ path: `${base}${path.slice(1)}(.*)`, headers })),
    { path: `${base}((?!${folders}).*)`, headers: ELSEWHERE },
  ];
  const headers = rules.map(({ path, headers: set }) => ({
    source: path,
    headers: lines(set, (key, value) => ({ key, value })),
  }));
  const settings = { outputDirectory: 'dist', trailingSlash: true, headers };
  return `${JSON.stringify(settings, null, 2)}\n`;
}

/**
 * For the `server` block. nginx takes the location with the longest path, and its `add_header` lines alone. With
 * `always`, a 304 has the headers too; without them it would undo the isolation.
 */
function nginx(base: string): string {
  const locations = ['/', ...FOLDER_RULES.map(({ path }) => path)].map((path) => {
    const set = lines(headersFor(path), (name, value) => `  add_header ${name} "${value}" always;`);
    return `location ${base}${path.slice(1)} {\n${set.join('\n')}\n}\n`;
  });
  return `# ${NOTE}\n# Include it in the server block that serves dist/.\nerror_page 404 ${base}404.html;\n${locations.join('')}`;
}

function lines<T>(headers: HeaderRule['headers'], write: (name: string, value: string) => T): T[] {
  return Object.entries(headers).map(([name, value]) => write(name, value));
}
