import type { PastedEvidence, Reader, SocketListener } from '../evidence.ts';
import type { Line } from '../lines.ts';
import { packageFrame } from './package-frame.ts';

/** `at Socket.socketOnEnd (node:_http_client:528:5)`, also where a log put something before it. Vitest writes ❯. */
const FRAME =
  /(?:\bat|❯) (?:async )?(?:([^()"]{0,120}?) )?\(?((?:file:\/\/\/?|node:|internal\/|webpack-internal:\/\/\/(?:\([\w-]+\)\/)?|[A-Za-z]:\\|\.{0,2}[\\/]|[\w@.-]+[\\/]|_http_client|ext:)[^()"]{0,400}?):(\d+):\d+\)?/g;

/** The rest of a frame whose beginning was not copied, or stands in the line before. */
const REST_OF_FRAME = /^\s*\(?([^\s()"]{0,300}node_modules[\\/][^\s()"]{1,200}):(\d+):\d+\)\s*$/;

/** A frame in the JSON of a log service, in one line or in its neighbours. */
const JSON_FILE = /"(?:filename|file|abs_path|file_name|path)"\s*:\s*"([^"]+)"/;
const JSON_LINE = /"(?:lineno|line|line_number|lineNumber)"\s*:\s*"?(\d+)/;
const JSON_FUNCTION = /"(?:function|method|func|name)"\s*:\s*"([^"]*)"/;

const LISTENERS: readonly SocketListener[] = [
  'socketOnEnd',
  'socketCloseListener',
  'socketErrorListener',
];

/** Frames of stacks: those of Node's http client, and those in packages. A line of JSON may hold a whole stack. */
export const readFrames: Reader = (lines) =>
  lines.flatMap((at): PastedEvidence[] => {
    if (!/:\d+:\d+|"lin/.test(at.text)) return [];
    const frames = [...at.text.matchAll(FRAME)];
    if (frames.length > 0)
      return frames.flatMap(([, name = '', path = '', line]) =>
        evidenceOf(at, name, path, Number(line)),
      );
    const rest = REST_OF_FRAME.exec(at.text);
    if (rest) return evidenceOf(at, '', rest[1] ?? '', Number(rest[2]));
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
    const isOld = !file.startsWith('node:') && file.endsWith('.js');
    return listener ? [{ kind: 'listener', at, listener, line, isOld }] : [];
  }
  if (/^node:internal\/deps\/undici/.test(file))
    return [{ kind: 'client', at, name: 'built-in fetch' }];
  if (/^ext:(?:core|deno_node)\//.test(file)) return [{ kind: 'runtime', at, name: 'Deno' }];
  return packageFrame(at, file, line);
}
