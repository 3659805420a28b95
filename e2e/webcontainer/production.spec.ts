/** The served site has no part of the stand-in, and works within the policy that hosts are told to send. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { IN_FIREFOX_BY_SWEEP } from '../sweep.ts';
import { expect, test } from '../test.ts';

test('nothing of the stand-in is in the site', IN_FIREFOX_BY_SWEEP, async () => {
  const entries = await readdir('dist', { recursive: true, withFileTypes: true });
  const scripts = entries.filter(({ name }) => /\.(js|html)$/.test(name));
  expect(scripts.length).toBeGreaterThan(10);
  for (const { parentPath, name } of scripts) {
    const text = await readFile(join(parentPath, name), 'utf8');
    expect(text, name).not.toContain('standIn_');
  }
});

test('the playground is isolated, within its policy, and only the playground', async ({
  page,
  play,
}) => {
  const refused: string[] = [];
  await page.exposeFunction('refusedByPolicy', (what: string) => refused.push(what));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      (globalThis as unknown as Record<string, (what: string) => void>)['refusedByPolicy']?.(
        `${effectiveDirective} ${blockedURI}`,
      );
    });
  });
  const response = await page.goto('/play/');
  const promised = await headersInFile('/play/*');
  expect(promised.length).toBeGreaterThan(2);
  for (const [name, value] of promised) expect(await response?.headerValue(name)).toBe(value);
  await play.settled();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await page.getByRole('button', { name: 'Search' }).click();
  await page.keyboard.type('socket');
  await page.keyboard.press('Escape');
  expect(refused).toEqual([]);
  await page.goto('/');
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
});

/** The headers of a path in `_headers`, which Cloudflare Pages and Netlify read. */
async function headersInFile(path: string): Promise<[name: string, value: string][]> {
  const lines = (await readFile(join('dist', '_headers'), 'utf8')).split('\n');
  const block = lines.slice(lines.indexOf(path) + 1);
  const end = block.findIndex((line) => !line.startsWith('  '));
  return block.slice(0, end).map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
  });
}
