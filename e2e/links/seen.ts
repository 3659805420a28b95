/** What a reader sees of a link that they have opened. */
import type { Playground } from '../playground.ts';
import { expect } from '../test.ts';
import type { OldLink, Shown } from './corpus.ts';

/** Reads all of it, for a new entry of the corpus. */
export async function seenOn(play: Playground, entry: OldLink): Promise<Shown> {
  await seeProgram(play, entry);
  const sign = await play.verdict.locator('[data-outcome]').getAttribute('data-outcome');
  return {
    turned: await turnedKnobs(play),
    notes: await notesOn(play),
    ...(isAtStep(entry) ? { step: await markedStep(play) } : {}),
    verdict: (await play.verdict.innerText()).trim(),
    sign: sign ?? '',
  };
}

/** Compares it with what was recorded. */
export async function seeTheSame(play: Playground, entry: OldLink): Promise<void> {
  const { link, shows } = entry;
  if (!shows) throw new Error(`${link} is not recorded yet: see e2e/README.md`);
  await seeProgram(play, entry);
  expect.soft(await turnedKnobs(play), link).toEqual(shows.turned);
  expect.soft(await notesOn(play), link).toEqual(shows.notes);
  if (isAtStep(entry)) expect.soft(await markedStep(play), link).toBe(shows.step);
  await expect.soft(play.verdict, link).toHaveText(verdictOf(shows));
}

/** A moment later the page may have found out that another timing would change the answer. */
function verdictOf({ verdict, sign }: Shown): RegExp {
  if (sign === 'none') return /^\s*Not? run yet\s*$/;
  const thisTime = `Depends on timing\\s+${sign === 'failed' ? 'failed' : 'answered'} this time`;
  return new RegExp(`^\\s*(${RegExp.escape(verdict)}|${thisTime})\\s*$`);
}

async function seeProgram(play: Playground, { link, program = {} }: OldLink): Promise<void> {
  for (const [name, text] of Object.entries(program)) {
    await play.openFile(name);
    expect.soft(`${await play.source()}\n`, `${name} of ${link}`).toBe(text);
  }
}

function notesOn(play: Playground): Promise<string[]> {
  return play.notes.locator('li').allTextContents();
}

const isAtStep = ({ link }: OldLink) => /[?&]at=/.test(link);

async function markedStep(play: Playground): Promise<string> {
  const marked = play.events.locator('[aria-current="step"]');
  return (await marked.getAttribute('data-event')) ?? '';
}

/** The knobs that do not have the value that the page was built with. */
function turnedKnobs(play: Playground): Promise<Record<string, string>> {
  return play.knobs.locator('[data-field]').evaluateAll((controls) => {
    const turned: Record<string, string> = {};
    for (const control of controls) {
      const field = control.getAttribute('data-field') ?? '';
      if (control instanceof HTMLSelectElement) {
        const built = [...control.options].find((option) => option.defaultSelected);
        if (control.value !== (built ?? control.options[0])?.value) turned[field] = control.value;
      } else if (control instanceof HTMLInputElement) {
        const isTurned =
          control.type === 'radio'
            ? control.checked && !control.defaultChecked
            : control.value !== control.defaultValue;
        if (isTurned) turned[field] = control.value;
      }
    }
    return turned;
  });
}

/** Goes to an address as the browser's Back does, and waits until the page has run its program. */
export async function goBackTo(play: Playground, link: string): Promise<void> {
  await play.lab.evaluate((lab, address) => {
    const ended = new Promise<void>((resolve) => {
      let hasBegun = false;
      const watching = new MutationObserver(() => {
        const isBusy = lab.getAttribute('aria-busy') === 'true';
        if (hasBegun && !isBusy) {
          watching.disconnect();
          resolve();
        }
        hasBegun ||= isBusy;
      });
      watching.observe(lab, { attributeFilter: ['aria-busy'] });
    });
    history.pushState(null, '', address);
    dispatchEvent(new PopStateEvent('popstate'));
    return ended;
  }, link);
}
