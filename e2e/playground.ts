import { deflateRawSync } from 'node:zlib';
import { expect, type Locator, type Page } from '@playwright/test';
import type { Edits } from '../src/scenario/code-link.ts';

export const BUG = 'Request 2: socket hang up';

/** Both requests were answered, whether or not the page has found out that another timing would change that. */
export const ANSWERED_THIS_TIME =
  /^\s*(Both requests answered|Depends on timing\s+answered this time)\s*$/;

/** Longer than the Lab's own limit for a run, so that the Lab ends a run and not the test. */
const RUN_MS_MAX = 15_000;

/** Drawing a run with thousands of requests takes a second, and more on a busy machine. */
const DRAW_MS_MAX = 10_000;

type PaneName = 'Events' | 'Output' | 'NODE_DEBUG' | 'Packets' | 'As text';

/** /play, found by role and name as a reader finds it. */
export class Playground {
  readonly page: Page;
  /** The Lab's verdict with its reasons and its provenance. */
  readonly lab: Locator;
  /** The verdict in words. */
  readonly verdict: Locator;
  readonly run: Locator;
  readonly stop: Locator;
  readonly preset: Locator;
  readonly knobs: Locator;
  readonly program: Locator;
  /** Program, results and picture: what is drawn of a run after its verdict. */
  readonly boards: Locator;
  readonly results: Locator;
  readonly events: Locator;
  /** What the Lab's answer depends on, or within which times it stays. */
  readonly certainty: Locator;
  /** The sentence about the current step. */
  readonly moment: Locator;
  readonly notes: Locator;
  /** The question before a knob overwrites the reader's text. */
  readonly question: Locator;

  constructor(page: Page) {
    const main = page.getByRole('main');
    this.page = page;
    const line = main.getByRole('region', { name: 'Verdict' });
    this.lab = line.locator('> *').first();
    this.verdict = this.lab.getByRole('status');
    this.run = line.getByRole('button', { name: /^(Run|Loading)/ });
    this.stop = main.getByRole('button', { name: 'Stop' });
    this.preset = main.getByRole('combobox', { name: 'Preset' });
    this.knobs = main.getByRole('form', { name: 'What to change' });
    this.program = main.getByRole('region', { name: 'Program' });
    this.boards = main.locator('[data-part="boards"]');
    this.results = main.getByRole('region', { name: 'Results' });
    this.events = this.results.getByRole('list', { name: 'Events of the run' });
    this.moment = main.getByRole('region', { name: 'The decisive moment' });
    this.certainty = this.moment.locator('[data-part="certainty"]');
    this.notes = main.getByRole('list', { name: 'What could not be read of the address' });
    this.question = main.getByRole('region', { name: 'Your edit is in the way' });
  }

  /** @param address path with query and fragment; the default is the bug */
  async open(address = '/play/'): Promise<void> {
    await this.page.goto(address);
    await this.settled();
  }

  /** Waits until the Lab has an answer that is drawn, or nothing to do. */
  async settled(): Promise<void> {
    await expect(this.lab).toHaveAttribute('aria-busy', 'false', { timeout: RUN_MS_MAX });
    await expect(this.boards).not.toHaveAttribute('aria-busy', 'true', { timeout: DRAW_MS_MAX });
  }

  async pressRun(): Promise<void> {
    await this.run.click();
    await this.settled();
  }

  async pickPreset(title: string): Promise<void> {
    await this.preset.selectOption({ label: title });
    await this.settled();
  }

  /** Opens the knobs that are not in the row, and keeps them open. */
  async unfold(): Promise<void> {
    const fold = this.knobs.locator('details');
    if (!(await fold.evaluate((each) => (each as HTMLDetailsElement).open)))
      await fold.locator('summary').click();
  }

  /** Sets a knob that is a list. */
  async turn(knob: string, value: string): Promise<void> {
    const list = this.knobs.getByRole('combobox', { name: knob, exact: true });
    if (!(await list.isVisible())) await this.unfold();
    await list.selectOption({ label: value });
    await this.settled();
  }

  /** Sets a knob that is a strip of buttons, in the fold. */
  async press(knob: string, value: string): Promise<void> {
    await this.unfold();
    await this.knobs
      .getByRole('radiogroup', { name: knob })
      .getByRole('radio', { name: value, exact: true })
      .check();
    await this.settled();
  }

  /** On a narrow screen, shows one of the four parts of the page. */
  async openPanel(name: 'Program' | 'Conditions' | 'Picture' | 'Events'): Promise<void> {
    const panels = this.page.getByRole('tablist', { name: 'Parts of the playground' });
    await panels.getByRole('tab', { name }).click();
  }

  async openFile(name: string): Promise<void> {
    await this.program.getByRole('tab', { name }).click();
  }

  /** The listing of the open file, a line each. */
  get lines(): Locator {
    return this.program.getByRole('tabpanel').getByRole('listitem');
  }

  /** The program as it is listed. */
  async source(): Promise<string> {
    return (await this.lines.getByRole('code').allTextContents()).join('\n');
  }

  async showLevel(name: 'Story' | 'Machinery' | 'Everything'): Promise<void> {
    await this.results.getByRole('combobox', { name: 'Detail' }).selectOption(name);
  }

  async openPane(name: PaneName): Promise<Locator> {
    await this.results.getByRole('tab', { name }).click();
    return this.results.getByRole('tabpanel', { name });
  }

  async output(): Promise<string> {
    const output = await this.openPane('Output');
    // What shows the text is loaded when such a pane is first opened.
    await expect(output).toHaveAttribute('data-loaded', '');
    return (await output.textContent()) ?? '';
  }

  /** Query and fragment of the address bar. */
  get address(): string {
    const { search, hash } = new URL(this.page.url());
    return search + hash;
  }
}

/**
 * A link to a program, as “Copy link” makes it: `#1.` and base64url of the deflated JSON. The format is written out
 * here, because other people's trackers have such links: it must not change with the code that reads it.
 */
export function linkTo(edits: Edits, query = ''): string {
  return `/play/${query}#1.${deflateRawSync(JSON.stringify(edits)).toString('base64url')}`;
}
