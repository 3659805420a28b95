/** Pictures for other sites: every page and every preset has one, at an address that stays. */
import { expect, test } from '../test.ts';
import { sitePaths } from './paths.ts';

/** Width and height stand at byte 16 of a PNG (PNG specification §11.2.2). */
function sizeOf(png: Buffer): string {
  return `${png.toString('latin1', 1, 4)} ${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;
}

test('every page has a card of the size that previews ask for', async ({ request }) => {
  for (const path of await sitePaths(request)) {
    if (path === '/404.html') continue;
    const name = path.replaceAll(/^\/|\/$/g, '').replaceAll('/', '-') || 'front';
    const response = await request.get(`/cards/${name}.png`);
    expect.soft(response.ok() && sizeOf(await response.body()), path).toBe('PNG 1200x630');
  }
  const icon = await request.get('/apple-touch-icon.png');
  expect(sizeOf(await icon.body())).toBe('PNG 180x180');
});

test('every preset has a picture in both forms, with words to paste', async ({ request }) => {
  const html = await (await request.get('/shots/')).text();
  const presets = [...html.matchAll(/<figure id="([\w-]+)"/g)].map(([, id]) => id);
  expect(presets.length).toBeGreaterThan(25);
  for (const id of presets) {
    const png = await request.get(`/shots/${id}.png`);
    expect.soft(sizeOf(await png.body()), id).toBe('PNG 1200x630');
    const svg = await (await request.get(`/shots/${id}.svg`)).text();
    expect.soft(svg, id).toMatch(/<title>.+<\/title><desc>.{100}/);
    expect.soft(svg, id).not.toMatch(/<script|<foreignObject|\son\w+=|href=/);
    expect.soft(html, id).toContain(`/shots/${id}.png)](`);
  }
});
