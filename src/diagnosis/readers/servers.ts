import type { PastedEvidence, Reader, ServerCloses } from '../evidence.ts';

/**
 * Servers by the names that people and headers give them, and what each does when it is asked to close. Measured on the
 * site's record (hyper 0.14, Python, the JDK, nginx, Node); hyper 1.5 says close since hyperium/hyper#3725.
 */
const SERVERS: readonly (readonly [RegExp, string, ServerCloses])[] = [
  [/\baxum[ /]?0\.[0-6]\b(?:\.\d+)?/i, 'axum before 0.7, on hyper 0.14', 'silently'],
  [/\bhyper[ /@]?(?:0\.14(?:\.\d+)?|1\.[0-4](?:\.\d+)?)\b/i, 'hyper before 1.5', 'silently'],
  [/\bhyper(?:::server| server)|\bINFO hyper\b/i, 'hyper, release not shown', 'silently'],
  [/protocol_version\s*=\s*"HTTP\/1\.1"/, 'Python’s http.server with HTTP/1.1', 'silently'],
  [/com\.sun\.net\.httpserver/i, 'the JDK’s HttpServer', 'silently'],
  [/^(?:<\s*)?server:\s*nginx/i, 'nginx', 'and-says-so'],
];

/** Servers that are named in the text. */
export const readServers: Reader = (lines) =>
  lines.flatMap((at): PastedEvidence[] => {
    const server = SERVERS.find(([name]) => name.test(at.text));
    return server ? [{ kind: 'server', at, name: server[1], closes: server[2] }] : [];
  });
