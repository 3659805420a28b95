import type { PastedEvidence, Reader, SocketListener } from '../evidence.ts';
import type { Line } from '../lines.ts';

/** `at Socket.socketOnEnd (node:_http_client:528:5)`, also where a log put something before it. */
const FRAME =
  /\bat (?:async )?(?:([^()]{0,200}?) )?\(?((?:file:\/\/\/?|node:|internal\/|[A-Za-z]:\\|\.{0,2}[\\/]|[\w@.-]+[\\/]|_http_client)[^()]{0,400}?):(\d+):\d+\)?/;

/** A frame in the JSON of a log service, in one line or in its neighbours. */
const JSON_FILE = /"(?:filename|file|abs_path|file_name)"\s*:\s*"([^"]+)"/;
const JSON_LINE = /"(?:lineno|line|line_number)"\s*:\s*(\d+)/;
const JSON_FUNCTION = /"(?:function|method|func|name)"\s*:\s*"([^"]*)"/;

const LISTENERS: readonly SocketListener[] = [
  'socketOnEnd',
  'socketCloseListener',
  'socketErrorListener',
];

/** Frames of stacks: those of Node's http client, and those in packages. */
export const readFrames: Reader = (lines) =>
  lines.flatMap((at): PastedEvidence[] => {
    if (!/:\d+:\d+|"lin/.test(at.text)) return [];
    const frame = FRAME.exec(at.text);
    if (frame) return evidenceOf(at, frame[1] ?? '', frame[2] ?? '', Number(frame[3]));
    return at.text.includes('"') ? jsonFrames(at) : [];
  });

/** Frames of a line of JSON, which may have a whole stack in it. */
function jsonFrames(at: Line): PastedEvidence[] {
  if (!JSON_FILE.test(at.text)) return [];
  return at.text.split('}').flatMap((part) => {
    const file = JSON_FILE.exec(part)?.[1];
    const line = JSON_LINE.exec(part)?.[1];
    if (!file || !line) return [];
    return evidenceOf(at, JSON_FUNCTION.exec(part)?.[1] ?? '', file, Number(line));
  });
}

function evidenceOf(at: Line, name: string, path: string, line: number): PastedEvidence[] {
  const file = path.replaceAll('\\\\', '/').replaceAll('\\', '/');
  if (/(?:^|node:|\/)_http_client(?:\.js)?$/.test(file)) {
    if (name.includes('emitErrorEvent')) return [{ kind: 'recent-frames', at }];
    const listener = LISTENERS.find((each) => name.includes(each));
    return listener ? [{ kind: 'listener', at, listener, line }] : [];
  }
  if (/^node:internal\/deps\/undici/.test(file)) {
    return [{ kind: 'client', at, name: 'built-in fetch' }];
  }
  if (/^ext:core\//.test(file)) return [{ kind: 'runtime', at, name: 'Deno' }];
  return packageFrame(at, file, line);
}

/** A folder of pnpm's or Deno's store: `.pnpm/node-fetch@3.3.1/`, `.pnpm/@acme+sdk@1.0.0/`. */
const STORE = /\.(?:pnpm|deno)\/((?:@[^+/]+[+/])?[^@/]+)@(\d[^/_(]*)/;

/** `/app/node_modules/cross-fetch/node_modules/node-fetch/lib/index.js`, and the stores of pnpm and Deno. */
function packageFrame(at: Line, file: string, line: number): PastedEvidence[] {
  const [, ...parts] = file.split(/(?:^|\/)node_modules\//);
  const names = parts.map(packageName);
  const name = names.pop();
  if (!name) return [];
  const stored = STORE.exec(file);
  const version = stored?.[1]?.replace('+', '/') === name ? stored[2] : undefined;
  const inside = names.filter((each) => !each.startsWith('.'));
  const own = file.slice(file.lastIndexOf(`node_modules/${name}`) + `node_modules/${name}/`.length);
  const frame = { kind: 'frame', at, package: name, inside, file: own, line } as const;
  const runtime: PastedEvidence[] = file.includes('/.deno/')
    ? [{ kind: 'runtime', at, name: 'Deno' }]
    : [];
  return [version ? { ...frame, version } : frame, ...runtime];
}

function packageName(path: string): string {
  const [first = '', second = ''] = path.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}
