/** A recorded run beside the model's: complete without script, on a phone, and with its packets to download. */
import { readFile } from 'node:fs/promises';
import { expect, test } from '../test.ts';

const CHAPTER = '/explain/into-the-window/';
/** The first bytes of a capture with nanoseconds, as tcpdump writes it on this machine. */
const PCAP_NANO = '4d3cb2a1';

test.use({ javaScriptEnabled: false });

for (const width of [390, 1024])
  test(`a recording stands beside the Lab’s run, ${width} px wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(CHAPTER);
    const figure = page.locator('.record-figure');
    await expect(figure.locator('svg.record:visible')).toHaveCount(1);
    await expect(figure.getByRole('img')).toHaveAccessibleName(
      /Recorded: request 2 came .* after the FIN\. In the Lab: request 2 came .* after the FIN\.$/,
    );
    await figure.locator('summary').click();
    const row = figure.locator('tr', { hasText: 'request 2' });
    await expect(row).toContainText('same');
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  });

test('the packets of a recording can be downloaded', async ({ page }) => {
  await page.goto(CHAPTER);
  const coming = page.waitForEvent('download');
  await page.locator('.record-figure').getByRole('link', { name: 'packets (pcap)' }).click();
  const file = await readFile(await (await coming).path());
  expect(file.subarray(0, 4).toString('hex')).toBe(PCAP_NANO);
});
