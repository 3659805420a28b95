import { HEADER_RULES } from './headers.ts';

const NOTE = 'Written by `node tools/hosting/main.ts`; the rules are in tools/hosting/headers.ts.';

/** The rules as each kind of host wants them, by path in the repository. */
export const HOSTING_FILES: Readonly<Record<string, string>> = {
  'public/_headers': cloudflare(),
  'vercel.json': vercel(),
  'docs/nginx.conf': nginx(),
};

/** Cloudflare Pages and Netlify read it from the site's root. */
function cloudflare(): string {
  const rules = HEADER_RULES.map(({ path, headers }) =>
    [`${path}*`, ...entries(headers, (name, value) => `  ${name}: ${value}`)].join('\n'),
  );
  return `# ${NOTE}\n${rules.join('\n')}\n`;
}

function vercel(): string {
  const headers = HEADER_RULES.map(({ path, headers: set }) => ({
    source: `${path}(.*)`,
    headers: entries(set, (key, value) => ({ key, value })),
  }));
  const settings = { outputDirectory: 'dist', trailingSlash: true, headers };
  return `${JSON.stringify(settings, null, 2)}\n`;
}

/** For the `server` block. `always`: an answer 304 without the headers would undo the isolation. */
function nginx(): string {
  const locations = HEADER_RULES.map(({ path, headers }) => {
    const lines = entries(headers, (name, value) => `  add_header ${name} "${value}" always;`);
    return `location ${path} {\n${lines.join('\n')}\n}\n`;
  });
  return `# ${NOTE}\n# Include it in the server block that serves dist/.\nerror_page 404 /404.html;\n${locations.join('')}`;
}

function entries<T>(
  headers: Readonly<Record<string, string>>,
  write: (name: string, value: string) => T,
): T[] {
  return Object.entries(headers).map(([name, value]) => write(name, value));
}
