import type { CompileCache } from './compile-cache.ts';
import type { BundledPackage } from './package.ts';

/**
 * Whether a process can be used again after these programs, with the same answers as a new one. What `rewind` restores
 * is known for the programs that the knobs write: so these are all the words that such a program has, and all the
 * members that it assigns. A program with any other word may leave behind what nobody has looked at.
 */
export function isRewindable(
  files: Readonly<Record<string, string>>,
  packages: readonly BundledPackage[],
  compiled: CompileCache,
): boolean {
  return (
    packages.every(({ name }) => name === 'node-fetch') &&
    Object.values(files).every((text) => compiled.get('words', '', text, () => isPlain(text)))
  );
}

function isPlain(text: string): boolean {
  const code = text.replace(SILENT, (part) => (part.startsWith('`') ? part : "''"));
  return (
    (code.match(WORD) ?? []).every((word) => WORDS.has(word)) &&
    (code.match(ASSIGNED) ?? []).every((member) => MEMBERS.has(member.replace(/\s*=$/, ''))) &&
    !UNSURE.test(code) &&
    [...text.matchAll(IMPORTED)].every(([, id = '']) => IMPORTS.has(id))
  );
}

/** Strings and comments say nothing; what stands in a template is code, or words of it. */
const SILENT = /'[^'\n]*'|"[^"\n]*"|\/\*[\s\S]*?\*\/|\/\/[^\n]*|`[^`]*`/g;
const WORD = /[A-Za-z_$][\w$]*/g;
/** A member, and that it is assigned in any way. */
const ASSIGNED =
  /[\w$.]*\.[\w$]+\s*(?:\+\+|--|(?:[-+%^]|\*\*?|\/|&&?|\|\|?|\?\?|<<|>>>?)?=(?![=>]))/g;
/** A computed member, which may be any, as in `globalThis['pro' + 'cess']`; and a member that is deleted, but for the probe's. */
const UNSURE =
  /[\w$)\]]\[(?!\d+\]|\w*\])|[\w$)\]]\[\w*\]\s*[^\s=]?=(?!=)|\\u|delete\b(?! process\.env\.PROBE_SEAL;)/;
const IMPORTED = /(?:\bfrom|\bimport)\s*\(?\s*'([^'\n]*)'/g;

const IMPORTS = new Set([
  ...['node-fetch', 'node:http', 'node:https', 'node:net', 'node:events'],
  'node:diagnostics_channel',
]);

const MEMBERS = new Set([
  ...['process.exitCode', 'this.shouldKeepAlive', 'prototype._storeHeader'],
  ...['http.globalAgent', 'http.globalAgent.maxFreeSockets', 'http.globalAgent.keepAlive'],
  ...['http.globalAgent.options.keepAlive', 'http.Agent.prototype.addRequest'],
  ...['Agent.prototype.addRequest', 'Agent.prototype.keepSocketAlive'],
  'ClientRequest.prototype.onSocket',
]);

const WORDS = new Set(
  `
    $ __proto__ _header _httpMessage _last _rawDebug _storeHeader add addRequest Agent agent apply asked async at attempt
    await b bclose beta block body call catch chunk ClientRequest close closing code connect connecting
    Connection connection connectionHeader console const content Content createServer d delete dependencies destroy
    destroySoon else end env Error error errored errorMonitor exec exitCode false fetch fetchWithRetry fields
    first for from function get getHeader globalAgent has head header headers hello host http HTTP httpAgent https
    httpsAgent i id if im import isKept isKnown json JSON keepAlive keepSocketAlive last length Length let
    listen Listening localPort log maxFreeSockets maxSockets message method ms n n$ name nContent net new next
    nextTick node now Number numbered numberOf numbers of OK on onSocket options padEnd parse parts path payload
    performance port prependListener prependOnceListener private PROBE_SEAL PROBE_TURNS process Promise protocol prototype
    r record reject report request requests resetAndDestroy resolve response rest resume return reused
    reusedSocket s scheduling seal second server set setEncoding setImmediate setTimeout shouldKeepAlive socket
    sockets status statusCode stderr stringify subscribe test text then thing this throw timeout toString true
    try turn undefined unref url wait watchRequest watchSocket WeakMap what while writableEnded null write x1e$`
    .trim()
    .split(/\s+/),
);
