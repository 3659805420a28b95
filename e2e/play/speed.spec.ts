/**
 * What a reader waits for between a press of Run and the verdict, in things that can be counted, since a clock of a
 * machine that does other things would say little. Times are measured by `npm run bench -- page`.
 */
import type { Page } from '@playwright/test';
import { BUG } from '../playground.ts';
import { expect, test } from '../test.ts';

/** Characters of the report of the default run: its trace with Node's log is 31 kB. */
const REPORT_CHARS_MAX = 40_000;

/** Notes what happens in the page, in order: messages to the sandbox, reports, drawing, and measuring of the layout. */
async function watchPage(page: Page): Promise<void> {
  await page.addInitScript(() => {
    if (window !== window.top) return;
    const happened: string[] = [];
    Object.assign(window, { happened });

    const { postMessage } = MessagePort.prototype;
    MessagePort.prototype.postMessage = function (...args: unknown[]) {
      happened.push(`asks ${Object(args[0]).type}`);
      Reflect.apply(postMessage, this, args);
    };
    const { port1, port2 } = new MessageChannel();
    port2.onmessage = () => happened.push('another task');
    const { parse } = JSON;
    JSON.parse = (text: string, ...rest: []) => {
      if (text.startsWith('{"events"')) {
        happened.push(`report ${text.length}`);
        Reflect.apply(postMessage, port1, ['']);
      }
      return parse(text, ...rest);
    };
    for (const [owner, names] of [
      [HTMLElement.prototype, ['offsetTop', 'offsetLeft', 'offsetWidth', 'offsetHeight']],
      [Element.prototype, ['clientWidth', 'clientHeight', 'scrollTop', 'scrollHeight']],
    ] as const) {
      for (const name of names) {
        const own = Object.getOwnPropertyDescriptor(owner, name);
        const get = function (this: Element) {
          happened.push('measures');
          return own?.get?.call(this);
        };
        Object.defineProperty(owner, name, { ...own, get });
      }
    }
    const { getBoundingClientRect } = Element.prototype;
    Element.prototype.getBoundingClientRect = function () {
      happened.push('measures');
      return getBoundingClientRect.call(this);
    };

    addEventListener('DOMContentLoaded', () => {
      const lab = document.querySelector('[data-part="engine-result-lab"]')!;
      const boards = document.querySelector('[data-part="boards"]')!;
      const observer = new MutationObserver((records) => {
        for (const { target } of records) {
          const busy = (target as Element).ariaBusy;
          if (target === lab) happened.push(busy === 'true' ? 'runs' : 'verdict');
          else if (target !== boards) happened.push('draws');
          else happened.push(busy === 'true' ? 'is behind' : 'has drawn');
        }
      });
      observer.observe(lab, { attributeFilter: ['aria-busy'] });
      observer.observe(boards, { subtree: true, childList: true, attributes: true });
    });
  });
}

function happenedOn(page: Page): Promise<string[]> {
  return page.evaluate(() => [...(window as unknown as { happened: string[] }).happened]);
}

test('between Run and the verdict there is one question, one report, and nothing is drawn', async ({
  play,
  page,
}) => {
  await watchPage(page);
  await play.open();
  await expect(play.certainty, 'the search for other answers is over').toContainText(
    'The same answer',
    { timeout: 30_000 },
  );
  const before = (await happenedOn(page)).length;
  await play.pressRun();
  await expect(play.verdict).toHaveText(BUG);
  const since = (await happenedOn(page)).slice(before);
  const upToVerdict = since.slice(0, since.indexOf('verdict') + 1);
  const reportAt = upToVerdict.findIndex((each) => each.startsWith('report'));
  // The records of an observer come a moment after the change itself, so the order within a task says nothing.
  expect(upToVerdict.slice(0, reportAt).toSorted(), 'the old picture stays').toEqual([
    'asks run',
    'runs',
  ]);
  expect(Number(upToVerdict[reportAt]?.split(' ')[1])).toBeLessThan(REPORT_CHARS_MAX);
  expect(
    upToVerdict.slice(reportAt + 1).toSorted(),
    'the verdict waits for no other task, and for no layout',
  ).toEqual(['is behind', 'verdict']);
  const after = since.slice(upToVerdict.length);
  expect(after.indexOf('draws'), 'the picture and the events come after it').toBeGreaterThan(-1);
  expect(after.indexOf('has drawn')).toBeGreaterThan(after.indexOf('draws'));
});

test.describe('without the application', () => {
  test.use({ allowedErrors: /Failed to load|download failed|Loading (failed|module)|NS_ERROR/i });

  test('the first run begins', async ({ page }) => {
    await watchPage(page);
    const html = await (await page.request.get('/play/')).text();
    const scripts = [...html.matchAll(/<script type="module" src="([^"]+)"/g)];
    const application = scripts.at(-1)?.[1] ?? 'none';
    await page.route(`**${application}`, (route) => route.abort());
    await page.goto('/play/');
    await expect.poll(() => happenedOn(page)).toContain('asks run');
  });
});
