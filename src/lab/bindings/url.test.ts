import assert from 'node:assert/strict';
import test from 'node:test';
import type { Environment, JsObject } from './environment.ts';
import { url } from './url.ts';
import { urlComponents } from './url-components.ts';

const stub = { urlComponents: new Uint32Array(9) };
const binding = url({} as Environment, stub, { t: 'o', p: {} }) as JsObject;

const OMITTED = 0xffffffff;

/** The getters of lib/internal/url.js, from its parts of `href`. */
function partsFromOffsets(href: string, offsets: readonly number[]) {
  const [protocolEnd, usernameEnd, hostStart, hostEnd, port, pathStart, searchStart, hashStart] =
    offsets as [number, number, number, number, number, number, number, number];
  const first = href[hostStart] === '@' ? hostStart + 1 : hostStart;
  const end = (...starts: number[]) => starts.find((start) => start !== OMITTED) ?? href.length;
  return {
    protocol: href.slice(0, protocolEnd),
    username: protocolEnd + 2 < usernameEnd ? href.slice(protocolEnd + 2, usernameEnd) : '',
    password: hostStart > usernameEnd ? href.slice(usernameEnd + 1, hostStart) : '',
    host: first === hostEnd ? '' : href.slice(first, pathStart),
    hostname: href.slice(first, hostEnd),
    port: port === OMITTED ? '' : String(port),
    pathname: href.slice(pathStart, end(searchStart, hashStart)),
    search: searchStart === OMITTED ? '' : withoutLoneMark(href.slice(searchStart, end(hashStart))),
    hash: hashStart === OMITTED ? '' : withoutLoneMark(href.slice(hashStart)),
  };
}

function withoutLoneMark(part: string): string {
  return part.length === 1 ? '' : part;
}

const SCHEMES = ['http:', 'https:', 'ws:', 'ftp:', 'file:', 'foo:', 'javascript:'];
const AUTHORITIES = ['', '/', '//', '//h', '//u@h', '//u:p@h:80', '//:p@[::1]:8080', '//ä.b:443'];
const PATHS = ['', '/', '/a/b', '//x', '/.//y', 'a b'];
const TAILS = ['', '?', '#', '?q', '#f', '?q#f', '?a=b?c#d#e', '#f?g'];

test('offsets give back every part of the URL', () => {
  let count = 0;
  for (const scheme of SCHEMES) {
    for (const authority of AUTHORITIES) {
      for (const path of PATHS) {
        for (const tail of TAILS) {
          const parsed = URL.parse(scheme + authority + path + tail);
          if (parsed === null) continue;
          const parts = partsFromOffsets(parsed.href, urlComponents(parsed));
          for (const [name, part] of Object.entries(parts)) {
            assert.equal(part, parsed[name as keyof URL], `${name} of ${parsed.href}`);
          }
          count++;
        }
      }
    }
  }
  assert.ok(count > 1000, `${count} URLs`);
});

test('parse publishes offsets, and throws what C++ throws when asked to', () => {
  assert.equal(binding['parse']('http://h:8080/x', undefined, true), 'http://h:8080/x');
  assert.deepEqual([...stub.urlComponents], [5, 7, 7, 8, 8080, 13, OMITTED, OMITTED, 0]);
  assert.equal(binding['parse']('y?z', 'http://h/x', true), 'http://h/y?z');
  assert.equal(binding['parse']('nope', undefined, undefined), undefined);
  assert.throws(() => binding['parse']('nope', 'base', true), {
    name: 'TypeError',
    message: 'Invalid URL',
    code: 'ERR_INVALID_URL',
    input: 'nope',
    base: 'base',
  });
});

test('Node 19 is told the parts by callback', () => {
  const told: string[][] = [];
  assert.equal(
    binding['parse']('http://u:p@h:1/x?y#z', undefined, (...parts: string[]) => told.push(parts)),
    true,
  );
  assert.deepEqual(told, [
    ['http://u:p@h:1/x?y#z', 'http://h:1', 'http:', 'h', '/x', '?y', 'u', 'p', '1', '#z'],
  ]);
  assert.equal(binding['parse']('nope', undefined, assert.fail), false);
});

test('update does what the setter of a URL does', () => {
  const href = 'http://u:p@h:1/x?y#z';
  const [PORT, SEARCH, HREF] = [3, 7, 9];
  assert.equal(binding['update'](href, PORT, '2'), 'http://u:p@h:2/x?y#z');
  assert.equal(binding['update'](href, SEARCH, ''), 'http://u:p@h:1/x#z');
  assert.equal(binding['update'](href, HREF, 'nope'), false);
});

test('format leaves out what it is told to', () => {
  const href = 'http://u:p@h:1/x?y#z';
  assert.equal(binding['format'](href, true, false, true, true), href);
  assert.equal(binding['format'](href, false, false, false, false), 'http://h:1/x');
});

test('a path becomes a file URL that means that path', () => {
  assert.equal(binding['pathToFileURL']('/a b/100%\\?#'), 'file:///a%20b/100%25%5C%3F%23');
});
