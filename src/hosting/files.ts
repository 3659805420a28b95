import { HEADER_RULES, type HeaderRule } from './headers.ts';

const NOTE = 'Written by `node tools/hosting/main.ts`; the rules are in src/hosting/headers.ts.';

/**
 * The header rules in the format of each kind of host, by path in the repository.
 * @param base where the site begins, with slashes at both ends
 */
export function hostingFiles(base = '/'): Readonly<Record<string, string>> {
  const rules = HEADER_RULES.map(({ path, headers }) => ({ path: base + path.slice(1), headers }));
  return {
    'public/_headers': cloudflare(rules),
    'vercel.json': vercel(rules),
    'docs/nginx.conf': nginx(rules, base),
  };
}

type Rules = readonly HeaderRule[];

/** Cloudflare Pages and Netlify read this file from the root of the site. */
function cloudflare(rules: Rules): string {
  const lines = rules.map(({ path, headers }) =>
    [`${path}*`, ...entries(headers, (name, value) => `  ${name}: ${value}`)].join('\n'),
  );
  return `# ${NOTE}\n${lines.join('\n')}\n`;
}

function vercel(rules: Rules): string {
  const headers = rules.map(({ path, headers: set }) => ({
    source: `${path}(.*)`,
    headers: entries(set, (key, value) => ({ key, value })),
  }));
  const settings = { outputDirectory: 'dist', trailingSlash: true, headers };
  return `${JSON.stringify(settings, null, 2)}\n`;
}

/** For the `server` block. With `always`, a 304 has the headers too; without them it would undo the isolation. */
function nginx(rules: Rules, base: string): string {
  const locations = rules.map(({ path, headers }) => {
    const lines = entries(headers, (name, value) => `  add_header ${name} "${value}" always;`);
    return `location ${path} {\n${lines.join('\n')}\n}\n`;
  });
  return `# ${NOTE}\n# Include it in the server block that serves dist/.\nerror_page 404 ${base}404.html;\n${locations.join('')}`;
}

function entries<T>(
  headers: Readonly<Record<string, string>>,
  write: (name: string, value: string) => T,
): T[] {
  return Object.entries(headers).map(([name, value]) => write(name, value));
}
