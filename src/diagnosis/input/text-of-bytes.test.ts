import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CASE_BYTES_MAX, refusalOfSize } from './refusals.ts';
import { textOfBytes } from './text-of-bytes.ts';

const STACK = 'FetchError: request to http://localhost/ failed, reason: socket hang up\n';
const bytesOf = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, big = false, mark: readonly number[] = []) =>
  Uint8Array.from([
    ...mark,
    ...[...text].flatMap((each) => {
      const unit = each.charCodeAt(0);
      return big ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8];
    }),
  ]);

test('UTF-8, with a byte order mark or without', () => {
  assert.deepEqual(textOfBytes(bytesOf(STACK), 'a.log'), { kind: 'text', text: STACK });
  assert.deepEqual(textOfBytes(bytesOf(`\ufeff${STACK}`), 'a.log'), { kind: 'text', text: STACK });
});

test('UTF-16 of PowerShell and of Windows editors, with a byte order mark or without', () => {
  for (const bytes of [
    utf16(STACK, false, [0xff, 0xfe]),
    utf16(STACK, true, [0xfe, 0xff]),
    utf16(STACK),
    utf16(STACK, true),
  ]) {
    const read = textOfBytes(bytes, 'a.log');
    assert.equal(read.kind, 'text');
    assert.equal(read.kind === 'text' && read.text, STACK);
    assert.match((read.kind === 'text' && read.remark) || '', /^read as UTF-16/);
  }
});

test('another encoding is read letter by letter, and said', () => {
  const latin = Uint8Array.from([...bytesOf(STACK), 0xfc, 0x62, 0x65, 0x72]);
  assert.deepEqual(textOfBytes(latin, 'a.log'), {
    kind: 'text',
    text: `${STACK}über`,
    remark: 'read as Windows-1252',
  });
});

test('what is no text is refused by its name, with what to do', () => {
  for (const [begin, why] of [
    ['\x89PNG\r\n\x1a\n', /picture.*Paste the text/],
    ['%PDF-1.7', /PDF/],
    ['PK\x03\x04', /archive/],
    ['\x1f\x8b\x08', /compressed.*gunzip -k 'my log\.gz'/],
    ['\xd4\xc3\xb2\xa1', /capture.*tcpdump -nn -A -r/],
    ['\x0a\x0d\x0d\x0a', /capture/],
    ['\x7fELF', /program/],
    ['ab\0\0\x01\x02', /no text/],
    ['<!DOCTYPE html><html>', /web page.*copy the part/],
    ['  <html lang="en">', /web page/],
    ['{\\rtf1', /RTF/],
    ['', /empty/],
    [' \n\n', /empty/],
  ] as const) {
    const bytes = Uint8Array.from([...begin].map((each) => each.charCodeAt(0)));
    const read = textOfBytes(bytes, 'my log.gz');
    assert.equal(read.kind, 'refused', begin);
    assert.match(read.kind === 'refused' ? read.why : '', why);
  }
});

test('a log with colours and a lone markup line is text', () => {
  for (const text of ['\x1b[31merror\x1b[0m\n', `<html> is what it got\n${STACK}`.slice(7)])
    assert.equal(textOfBytes(bytesOf(text), 'a').kind, 'text');
});

test('a file that is too large is refused by its size, with a command that cuts it', () => {
  assert.equal(refusalOfSize(CASE_BYTES_MAX, 'a.log'), undefined);
  assert.match(
    refusalOfSize(1_073_741_824, 'a.log') ?? '',
    /^has 1\.1 GB.*50 MB.*grep .* a\.log > part\.log$/,
  );
  assert.match(refusalOfSize(104_857_600, 'a.log') ?? '', /^has 105 MB/);
});
