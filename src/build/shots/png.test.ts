import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phoneIcon } from '../../figures/card/icon.ts';
import { shape } from '../../figures/svg.ts';
import { withMicroSign } from './micro-sign.ts';
import { pngOf } from './png.ts';
import { siteLooks } from './run-card.ts';

test('a picture is rendered in its own size', async () => {
  const png = Buffer.from(await pngOf(phoneIcon(siteLooks())));
  assert.equal(png.toString('latin1', 1, 4), 'PNG');
  // The size stands at byte 16 (PNG specification §11.2.2).
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [180, 180]);
});

test('a µ among letters of the sans is set in the mono, and the others stay where they are', () => {
  const font = { 'font-family': "'Instrument Sans', sans-serif", 'font-size': 10 };
  const text = shape(
    'text',
    { ...font, 'font-weight': 700, x: 100, 'text-anchor': 'end' },
    '30 µs',
  );
  const { attributes, children } = withMicroSign(shape('g', {}, text)).children[0] as typeof text;
  assert.equal(attributes['text-anchor'], undefined);
  const pieces = children.map((child) => child as typeof text);
  assert.deepEqual(
    pieces.map(({ children: [letters] }) => letters),
    ['30 ', 'µ', 's'],
  );
  assert.deepEqual(
    pieces.map(({ attributes: { 'font-family': family } }) => family),
    [undefined, "'Commit Mono'", undefined],
  );
  // 59 + 69 + 20, 60 and 51 hundredths of an em: text-width.ts.
  assert.deepEqual(
    pieces.map(({ attributes: { x } }) => Number(x)),
    [74.1, 88.9, 94.9],
  );
});
