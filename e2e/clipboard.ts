import type { Page } from '@playwright/test';

/** Why a test that needs the clipboard is skipped. */
export const NO_CLIPBOARD = 'only Chromium lets a test use the clipboard';

/** Lets the test read and write the clipboard, where the browser has a permission for it: in Chromium. */
export async function allowClipboard(page: Page): Promise<boolean> {
  const context = page.context();
  if (context.browser()?.browserType().name() !== 'chromium') return false;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  return true;
}

/** What was copied. */
export function clipboardText(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}
