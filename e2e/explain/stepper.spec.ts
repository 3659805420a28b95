/** The keyboard alone steps through every chapter's run to its end and back, and the words follow. */
import { chapterPaths, Figure, tabTo } from '../figure.ts';
import { IN_FIREFOX_BY_SWEEP, standsForChapters, sweep } from '../sweep.ts';
import { expect, test } from '../test.ts';

test('the keyboard goes through every run, and back', async ({ page, request, browserName }) => {
  test.slow();
  for (const path of sweep(browserName, await chapterPaths(request), standsForChapters)) {
    await test.step(path, async () => {
      await page.goto(path);
      const figure = new Figure(page);
      const sentences = await figure.sentences();
      expect(sentences.length, 'a run is a story').toBeGreaterThan(5);

      await tabTo(page, figure.sheet);
      await page.keyboard.press('Home');
      await figure.showsStep(1, sentences);
      for (let step = 2; step <= sentences.length; step += 1) {
        await page.keyboard.press('ArrowRight');
        await figure.showsStep(step, sentences);
      }
      await expect(figure.forward).toBeDisabled();
      await page.keyboard.press('ArrowRight');
      await figure.showsStep(sentences.length, sentences);
      for (let step = sentences.length - 1; step >= 1; step -= 1) {
        await page.keyboard.press('ArrowLeft');
        await figure.showsStep(step, sentences);
      }
      await expect(figure.back).toBeDisabled();
      await page.keyboard.press('End');
      await figure.showsStep(sentences.length, sentences);
    });
  }
});

test('the slider and the buttons step through the same run', async ({ page, request }) => {
  const [path = ''] = await chapterPaths(request);
  await page.goto(path);
  const figure = new Figure(page);
  const sentences = await figure.sentences();
  await figure.scrub.focus();
  await page.keyboard.press('Home');
  await figure.showsStep(1, sentences);
  await expect(figure.scrub).toHaveAttribute('aria-valuetext', `1: ${sentences[0]}`);
  await page.keyboard.press('ArrowRight');
  await figure.showsStep(2, sentences);
  await figure.forward.press('Enter');
  await figure.showsStep(3, sentences);
  await figure.back.press('Space');
  await figure.showsStep(2, sentences);
});

test('Space plays, and plays no more after a step by hand', async ({ page, request }) => {
  const [path = ''] = await chapterPaths(request);
  await page.goto(path);
  const figure = new Figure(page);
  const sentences = await figure.sentences();
  const play = figure.root.getByRole('button', { name: 'Play' });
  await expect(play, 'nothing plays by itself').toHaveAttribute('aria-pressed', 'false');
  await tabTo(page, figure.sheet);
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await expect(play).toHaveAttribute('aria-pressed', 'true');
  await figure.showsStep(3, sentences);
  await page.keyboard.press('Home');
  await expect(play).toHaveAttribute('aria-pressed', 'false');
  await figure.showsStep(1, sentences);
});

test('a claim opens the run that proves it', IN_FIREFOX_BY_SWEEP, async ({ page, play }) => {
  await page.goto('/explain/two-requests/');
  const proof = page.getByRole('link', { name: 'The run that shows it: Node 18.20.8' });
  await proof.first().click();
  await play.settled();
  await expect(page).toHaveURL(/\/play\/\?node=18\.20\.8/);
  await expect(play.notes).toBeHidden();
  await expect(play.verdict).toHaveText('Both requests answered');
});
