import { BUG } from '../playground.ts';
import { expect, test } from '../test.ts';
import { WebKit, webkitMissing } from './driver.ts';

const missing = webkitMissing();

test('WebKit: the bug has been run when the page is shown, and a fix answers', async ({
  baseURL,
  browserName,
}) => {
  test.skip(browserName !== 'chromium', 'once is enough: it starts a browser of its own');
  if (missing) console.log(`e2e: WebKit is left out: ${missing}`);
  test.skip(missing !== undefined, missing);
  const webkit = await WebKit.start();
  try {
    const verdict = () =>
      webkit.evaluate<string>(
        `return document.querySelector('[data-part="engine-result-lab"] .verdict').textContent.trim()`,
      );
    await webkit.open(`${baseURL}/play/`);
    await expect.poll(verdict, { timeout: 30_000 }).toContain(BUG);
    await webkit.open(`${baseURL}/play/?node=26.10.0&fetch=3.3.2`);
    await expect.poll(verdict, { timeout: 30_000 }).toContain('Both requests answered');
  } finally {
    await webkit.stop();
  }
});
