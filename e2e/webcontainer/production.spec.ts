/** What is served knows nothing of the stand-in, and keeps to the policy that a host is told. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { headersFor } from '../../tools/hosting/headers.ts';
import { expect, test } from '../test.ts';

test('nothing of the stand-in is in the site', async () => {
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
  for (const [name, value] of Object.entries(headersFor('/play/'))) {
    expect(await response?.headerValue(name)).toBe(value);
  }
  await play.settled();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await page.getByRole('button', { name: 'Search' }).click();
  await page.keyboard.type('socket');
  await page.keyboard.press('Escape');
  expect(refused).toEqual([]);
  await page.goto('/');
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
});
