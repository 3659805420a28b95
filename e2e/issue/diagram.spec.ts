/**
 * A sweep draws the diagram of every preset with each version of mermaid, light and dark, as trackers do. It keeps the
 * pictures of the bug for people to look at.
 */
import type { Page } from '@playwright/test';
import { goldenDiagrams, labelsOf } from '../../tools/mermaid/testing/golden-diagrams.ts';
import { MERMAID_VERSIONS, obtainMermaid } from '../../tools/mermaid/testing/versions.ts';
import { IS_SWEEP } from '../sweep.ts';
import { expect, test } from '../test.ts';

test.skip(!IS_SWEEP, 'tools/mermaid/diagrams.test.ts reads the same diagrams');
test.skip(({ browserName }) => browserName !== 'chromium', 'mermaid draws the same in both');

const THEMES = { default: '#ffffff', dark: '#0d1117' } as const;

for (const version of Object.keys(MERMAID_VERSIONS)) {
  for (const [theme, ground] of Object.entries(THEMES)) {
    test(`mermaid ${version} draws every preset, theme ${theme}`, async ({ page }, testInfo) => {
      test.slow();
      await page.setContent(`<!doctype html><body style="margin:16px;background:${ground}">`);
      await page.addScriptTag({ path: await obtainMermaid(version) });
      for (const [id, diagram] of goldenDiagrams()) {
        await draw(page, theme, diagram);
        const drawn = await page.locator('svg').textContent();
        for (const label of labelsOf(diagram))
          expect(drawn?.replaceAll(/\s/g, ''), id).toContain(label.replaceAll(/\s/g, ''));
        if (id !== 'bug') continue;
        const path = testInfo.outputPath(`${version}-${theme}.png`);
        await page.locator('svg').screenshot({ path });
        testInfo.attachments.push({ name: `${version} ${theme}`, path, contentType: 'image/png' });
      }
    });
  }
}

/** With mermaid’s own strict settings, which trackers keep. */
async function draw(page: Page, theme: string, diagram: string): Promise<void> {
  await page.evaluate(
    async ([theme, diagram]) => {
      const mermaid = Reflect.get(window, 'mermaid');
      mermaid.initialize({ startOnLoad: false, theme, securityLevel: 'strict' });
      const render = mermaid.renderAsync ?? mermaid.render; // in 9 `render` was not async
      const drawn = await render.call(mermaid, 'diagram', diagram);
      document.body.innerHTML = drawn.svg ?? drawn;
    },
    [theme, diagram] as const,
  );
}
