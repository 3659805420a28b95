import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import test from 'node:test';
import type { JsFunction, JsObject, JsValue } from './environment.ts';
import { createLlhttp } from './llhttp.ts';
import { testEnvironment } from './testing.ts';

const wasm = createRequire(import.meta.url)('undici/lib/llhttp/llhttp-wasm.js');
const llhttp = createLlhttp(new Uint8Array(Buffer.from(wasm, 'base64')));
const env = testEnvironment(undefined, { llhttp: llhttp.parsers() });
const { HTTPParser, ConnectionsList } = env.internalBinding('http_parser');
/** The parts of a release pack by which the parser knows that the release has the newer limits. */
const limiting = testEnvironment(undefined, {
  llhttp: llhttp.parsers(),
  release: {
    versions: { llhttp: '9.4.3' },
    natives: { _http_server: `case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':` },
  },
});
const { HTTPParser: LimitingParser } = limiting.internalBinding('http_parser');

const CALLBACKS = [
  'MessageBegin',
  'Headers',
  'HeadersComplete',
  'Body',
  'MessageComplete',
] as const;

interface ParseOptions {
  readonly maxHeaderSize?: number;
  readonly lenient?: number;
  readonly isLimiting?: boolean;
  readonly maxHeaderPairs?: number;
  readonly on?: Partial<Record<(typeof CALLBACKS)[number], JsFunction>>;
}

/**
 * Feeds chunks to a parser, `null` to say that the stream has ended; returns what JavaScript is
 * told.
 */
function parse(type: number, chunks: readonly (string | null)[], options: ParseOptions = {}) {
  const parser = new (options.isLimiting ? LimitingParser : HTTPParser)();
  parser.maxHeaderPairs = options.maxHeaderPairs;
  parser.initialize(type, {}, options.maxHeaderSize ?? 0, options.lenient ?? 0);
  const heard: unknown[] = [];
  for (const name of CALLBACKS) {
    parser[HTTPParser[`kOn${name}`]] = (...args: unknown[]) => {
      heard.push([name, ...args.map((arg) => (Buffer.isBuffer(arg) ? String(arg) : arg))]);
      return options.on?.[name]?.(...args);
    };
  }
  for (const chunk of chunks) {
    const result = chunk === null ? parser.finish() : parser.execute(Buffer.from(chunk, 'latin1'));
    heard.push(result instanceof Error ? { ...result } : result);
  }
  parser.close();
  return heard;
}

const { REQUEST, RESPONSE } = HTTPParser;

test('a response: what Node 18.20.8 and 20.0.0 report', () => {
  const text = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX:  a b \t \r\n\r\nhello';
  assert.deepEqual(parse(RESPONSE, [text]), [
    ['MessageBegin'],
    [
      'HeadersComplete',
      ...[1, 1, ['Content-Length', '5', 'X', 'a b'], undefined, undefined, 200, 'OK', false, true],
    ],
    ['Body', 'hello'],
    ['MessageComplete'],
    55,
  ]);
});

test('two requests in one chunk; the second asks to close', () => {
  const text = 'GET / HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\nConnection: close\r\n\r\n';
  assert.deepEqual(parse(REQUEST, [text]), [
    ['MessageBegin'],
    ['HeadersComplete', 1, 1, [], 1, '/', undefined, undefined, false, true],
    ['MessageComplete'],
    ['MessageBegin'],
    [
      'HeadersComplete',
      ...[1, 1, ['Connection', 'close'], 1, '/2', undefined, undefined, false, false],
    ],
    ['MessageComplete'],
    56,
  ]);
});

test('more than 31 headers are flushed in parts, and onHeadersComplete gets none', () => {
  const lines = Array.from({ length: 40 }, (_, index) => `H${index}: v${index}\r\n`);
  const heard = parse(RESPONSE, [`HTTP/1.1 204 No\r\n${lines.join('')}\r\n`]);
  const [, first = [], second = [], complete = []] = heard as JsValue[][];
  assert.equal(first[0], 'Headers');
  assert.equal(first[1].length, 62);
  assert.deepEqual(second.slice(0, 2), [
    'Headers',
    lines.slice(31).flatMap((line) => line.trim().split(': ')),
  ]);
  assert.deepEqual([complete[0], complete[3]], ['HeadersComplete', undefined]);
});

const MESSAGES = [
  [RESPONSE, 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX: 1\r\n\r\nhello'],
  [
    RESPONSE,
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;x=1\r\nhello\r\n0\r\nT: 1\r\n\r\n',
  ],
  [REQUEST, 'POST /a?b HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc'],
] as const;

for (const [type, message] of MESSAGES) {
  test(`cut at every byte it is the same message: ${message.split('\r\n', 1)[0]}`, () => {
    const joined = (chunks: string[]) => {
      const heard = parse(type, chunks).filter(Array.isArray) as [string, ...unknown[]][];
      const body = heard.filter(([name]) => name === 'Body').map(([, part]) => part);
      return [...heard.filter(([name]) => name !== 'Body'), body.join('')];
    };
    const whole = joined([message]);
    for (let cut = 1; cut < message.length; cut++) {
      assert.deepEqual(joined([message.slice(0, cut), message.slice(cut)]), whole, `cut at ${cut}`);
    }
    assert.deepEqual(joined(message.split('')), whole);
  });
}

test('errors say code, reason and how far parsing got', () => {
  assert.deepEqual(parse(RESPONSE, ['HTP/1.1 200 OK\r\n\r\n']), [
    ['MessageBegin'],
    { bytesParsed: 2, code: 'HPE_INVALID_CONSTANT', reason: 'Expected HTTP/' },
  ]);
  const long = `HTTP/1.1 200 OK\r\nX: ${'a'.repeat(100)}\r\n\r\n`;
  assert.deepEqual(parse(RESPONSE, [long], { maxHeaderSize: 50 }), [
    ['MessageBegin'],
    { bytesParsed: 121, code: 'HPE_HEADER_OVERFLOW', reason: 'Header overflow' },
  ]);
  assert.deepEqual(
    parse(RESPONSE, ['HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab', null]).at(-1),
    {
      bytesParsed: 0,
      code: 'HPE_INVALID_EOF_STATE',
      reason: 'Invalid EOF state',
    },
  );
});

test('the end of the stream ends a body of unknown length', () => {
  const heard = parse(RESPONSE, ['HTTP/1.1 200 OK\r\n\r\nabc', null]);
  assert.deepEqual(heard.slice(2), [['Body', 'abc'], 22, ['MessageComplete'], undefined]);
});

test('an upgrade stops the parser behind the head', () => {
  const head = 'GET / HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n';
  assert.equal(parse(REQUEST, [`${head}rest`]).at(-1), head.length);
});

test('onHeadersComplete can say that no body follows', () => {
  const head = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n';
  const heard = parse(RESPONSE, [head], { on: { HeadersComplete: () => 1 } });
  assert.deepEqual(heard.slice(2), [['MessageComplete'], head.length]);
});

test('lenient flags reach llhttp', () => {
  const text =
    'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n';
  assert.equal(parse(RESPONSE, [text], { lenient: HTTPParser.kLenientAll }).at(-1), text.length);
  const strict = parse(RESPONSE, [text]).at(-1) as JsObject;
  assert.equal(strict['code'], 'HPE_UNEXPECTED_CONTENT_LENGTH');
});

for (const name of ['HeadersComplete', 'Body', 'MessageComplete'] as const) {
  test(`execute throws what on${name} threw, and it is not uncaught`, () => {
    const text = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello';
    const boom = new Error(name);
    const thrower = () => {
      throw boom;
    };
    assert.throws(() => parse(RESPONSE, [text], { on: { [name]: thrower } }), boom);
    assert.deepEqual(env.uncaughtErrors, []);
  });
}

test('pause within a callback holds the parser until resume', () => {
  const parser = new HTTPParser();
  parser.initialize(RESPONSE, {});
  const heard: string[] = [];
  parser[HTTPParser.kOnHeadersComplete] = () => parser.pause();
  parser[HTTPParser.kOnBody] = (part: Buffer) => heard.push(String(part));
  const head = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n';
  const paused = parser.execute(Buffer.from(`${head}hello`));
  assert.equal(paused.code, 'HPE_PAUSED');
  assert.equal(paused.bytesParsed, head.length);
  assert.deepEqual(heard, []);
  parser.resume();
  assert.equal(parser.execute(Buffer.from('hello')), 5);
  assert.deepEqual(heard, ['hello']);
});

test('the current buffer can be had while it is parsed, and is a copy', () => {
  const text = 'GET / HTTP/1.1\r\n\r\n';
  let current = '';
  const parser = new HTTPParser();
  parser.initialize(REQUEST, {});
  parser[HTTPParser.kOnHeadersComplete] = () => {
    current = String(parser.getCurrentBuffer());
  };
  parser.execute(Buffer.from(text));
  assert.equal(current, text);
  assert.equal(parser.getCurrentBuffer().length, 0);
});

test('a list of connections tells idle from active, and finds the expired', () => {
  const list = new ConnectionsList();
  const parser = new HTTPParser();
  parser.initialize(REQUEST, {}, 0, 0, list);
  assert.deepEqual([list.all(), list.active(), list.idle()], [[parser], [parser], []]);
  parser.execute(Buffer.from('GET / HTTP/1.1\r\n\r\n'));
  assert.deepEqual([list.all(), list.active(), list.idle()], [[parser], [], [parser]]);
  parser.execute(Buffer.from('GET / HT'));
  env.machine.now += 2_000_000;
  assert.deepEqual(list.expired(3000, 5000), []);
  assert.deepEqual(list.expired(1000, 5000), [parser]);
  assert.deepEqual(list.active(), []);
  parser.remove();
  assert.deepEqual(list.all(), []);
});

test('a process that ends leaves no parser in memory', () => {
  const scope = llhttp.parsers();
  const before = llhttp.parserCount;
  const ending = testEnvironment(undefined, { llhttp: scope }).internalBinding('http_parser');
  for (let index = 0; index < 10; index++) new ending['HTTPParser']().initialize(REQUEST, {});
  assert.equal(llhttp.parserCount, before + 10);
  scope.free();
  assert.equal(llhttp.parserCount, before);
});

test('a parser closed in a callback of its own is freed after it', () => {
  const before = llhttp.parserCount;
  const parser = new HTTPParser();
  parser.initialize(REQUEST, {});
  parser[HTTPParser.kOnMessageComplete] = () => parser.close();
  parser.execute(Buffer.from('GET / HTTP/1.1\r\n\r\n'));
  assert.equal(llhttp.parserCount, before);
});

const overflow = (code: string, reason: string, bytesParsed: number) => ({
  bytesParsed,
  code: `HPE_${code}_OVERFLOW`,
  reason,
});

test('extensions of one chunk may have 16,384 bytes, in a release that counts them', () => {
  const head = 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n';
  const body = (bytes: number) => `1;n=${'v'.repeat(bytes - 1)}\r\nA\r\n`;
  const long = [`${head}${body(16_384)}${body(16_384)}0\r\n\r\n`];
  assert.deepEqual(parse(REQUEST, long, { isLimiting: true }).at(-1), long[0]?.length);
  const longer = [`${head}${body(16_385)}0\r\n\r\n`];
  assert.deepEqual(parse(REQUEST, longer), [
    ...parse(REQUEST, long).slice(0, 3),
    ['MessageComplete'],
    longer[0]?.length,
  ]);
  const at = head.length + '1;n='.length + 16_384 + '\r'.length;
  assert.deepEqual(
    parse(REQUEST, longer, { isLimiting: true }).at(-1),
    overflow('CHUNK_EXTENSIONS', 'Chunk extensions overflow', at),
  );
});

test('a request with more headers than maxHeaderPairs is refused, a response is not', () => {
  const head = (count: number) => `${'a: b\r\n'.repeat(count)}\r\n`;
  const options = { isLimiting: true, maxHeaderPairs: 80 };
  const request = `GET / HTTP/1.1\r\n`;
  const refused = overflow('HEADER', 'Header overflow', request.length + 40 * 6 + 2);
  assert.equal(parse(REQUEST, [request + head(40)], options).at(-1), request.length + 242);
  assert.deepEqual(parse(REQUEST, [request + head(41)], options).at(-1), refused);
  assert.equal(
    parse(REQUEST, [request + head(41)], { maxHeaderPairs: 80 }).at(-1),
    request.length + 248,
  );
  const response = 'HTTP/1.1 204 No Content\r\n';
  assert.equal(parse(RESPONSE, [response + head(41)], options).at(-1), response.length + 248);
});
