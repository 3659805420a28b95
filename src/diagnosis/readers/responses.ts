import type { PastedEvidence, Reader } from '../evidence.ts';

/** The first line of a response, as `curl -i`, `curl -v` and people show it. */
const STATUS_LINE = /^(?:<\s*)?(?:.*?\s)?HTTP\/(1\.0|1\.1|2|3)(?:\.0)?\s+(\d{3})\b/;
const HEADER = /^(?:<\s*)?([A-Za-z][\w-]*):\s*(.*)$/;
/** curl's option, and the line of `curl -v`. */
const ASKS = /curl\b.*connection: *close|^> *connection: *close/i;
/** A response has no more headers than that in any report. */
const HEADERS_MAX = 60;

/** Heads of responses. Those of a capture of packets are read with the packets. */
export const readResponses: Reader = (lines) => {
  const askedClose = lines.some(({ text }) => ASKS.test(text));
  return lines.flatMap((at, index): PastedEvidence[] => {
    const status = STATUS_LINE.exec(at.text);
    // A request line ends with the version, and a line of a log or of a capture has more around it.
    if (!status || /"(?:GET|POST|PUT|HEAD)|Flags \[|\bHTTP\/1\.[01]"? \d+ [-\d]/.test(at.text))
      return [];
    const [, http = '', code = ''] = status;
    const tcp = lines[index - 1]?.text ?? '';
    if (/Flags \[/.test(tcp)) return [];
    const headers = new Map<string, string>();
    for (const { text } of lines.slice(index + 1, index + HEADERS_MAX)) {
      const header = HEADER.exec(text);
      if (!header) break;
      headers.set((header[1] ?? '').toLowerCase(), header[2] ?? '');
    }
    const connection = (headers.get('connection') ?? '').toLowerCase();
    return [
      {
        kind: 'response',
        at,
        http,
        status: Number(code),
        askedClose,
        saysClose: /\bclose\b/.test(connection),
        saysKeepAlive: /keep-alive/.test(connection) || headers.has('keep-alive'),
      },
    ];
  });
};
