import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { type TestContext, test } from 'node:test';
import { LabRunner, labRunOf } from '../build/lab-runner.ts';
import { provenanceSentence } from '../engines/provenance.ts';
import { PRESETS, type Preset } from '../scenario/presets.ts';
import { DEFAULTS } from '../scenario/scenario.ts';
import { scenarioText } from '../scenario/scenario-text.ts';
import { decisiveStepOf } from '../trace/reading/decisive-step.ts';
import { nameEvents } from '../trace/record/name-events.ts';
import { asks, http } from '../trace/testing/build.ts';
import { HUNG_UP } from '../trace/testing/runs.ts';
import { issueComment } from './comment.ts';
import { diagramOf } from './diagram.ts';
import type { IssueFacts } from './facts.ts';
import { COMMENT_CHARS_MAX, DIAGRAM_BYTES_MAX, type IssueForm } from './limits.ts';
import { MARKDOWN } from './syntax.ts';
import { HOSTILE_TEXTS, hostileTraces } from './testing/hostile.ts';

const FORMS = Object.keys(COMMENT_CHARS_MAX) as IssueForm[];

const FACTS: IssueFacts = {
  trace: HUNG_UP,
  exitCode: 1,
  scenario: DEFAULTS,
  ran: scenarioText(DEFAULTS),
  provenance: provenanceSentence({ engine: 'lab', node: DEFAULTS.node }),
  isEdited: false,
  at: 'write.2',
  page: 'https://example.org/play/',
};

const text = (form: IssueForm, facts: Partial<IssueFacts> = {}) =>
  issueComment(form, { ...FACTS, ...facts }).text;

/* ---- golden files: `node --test --test-update-snapshots src/issue-comment/comment.test.ts` ------------------------ */

/** Presets whose GitHub form is kept whole; of the first two every form is. */
const GOLDEN = ['bug', 'looks-first', 'ten-requests', 'node-18', 'timeout0', 'plain-http'];

test('the comments on presets are those of the golden files', async (t) => {
  const runner = await LabRunner.load();
  const sizes: string[] = [];
  const diagrams: string[] = [];
  for (const preset of PRESETS) {
    const facts = await factsOf(preset, runner);
    const comments = FORMS.map((form) => ({ form, ...issueComment(form, facts) }));
    const row = comments.map(({ form, bytes }) => `${form} ${bytes}`).join(', ');
    sizes.push(`${preset.id}: ${row}, diagram ${comments[0]?.diagramBytes}`);
    diagrams.push(
      `## ${preset.id}\n\n${MARKDOWN.block(diagramOf(facts.trace) ?? '', 'mermaid')}\n`,
    );
    const rank = GOLDEN.indexOf(preset.id);
    for (const { form, text } of rank < 0 ? [] : comments.slice(0, rank < 2 ? 4 : 1)) {
      holdTo(t, `${preset.id}.${form}.md`, `${text}\n`);
    }
  }
  holdTo(t, 'sizes.md', `Bytes of each form.\n\n${sizes.map((row) => `- ${row}\n`).join('')}`);
  holdTo(t, 'diagrams.md', diagrams.join('\n'));
});

function holdTo(t: TestContext, file: string, text: string): void {
  const path = resolve('src/issue-comment/golden', file);
  t.assert.fileSnapshot(text, path, { serializers: [String] });
}

async function factsOf({ scenario }: Preset, runner: LabRunner): Promise<IssueFacts> {
  const { events, exitCode } = await runner.run(labRunOf(scenario));
  const ran = scenarioText(scenario);
  const at = events[decisiveStepOf(events)]?.id;
  return { ...FACTS, trace: events, exitCode, scenario, ran, at };
}

/* ---- links and programs ------------------------------------------------------------------------------------------- */

test('the link opens this very moment, and its step comes last', () => {
  const link = 'https://example.org/play/?node=20.0.0&fetch=2.6.12&gap=timeout0&at=write.2';
  const scenario = { ...DEFAULTS, gap: 'timeout0' } as const;
  for (const form of FORMS) assert.ok(text(form, { scenario }).includes(link), form);
});

test('where nobody knows the address of the site there is no link', () => {
  for (const form of FORMS) {
    const comment = text(form, { page: undefined });
    assert.doesNotMatch(comment, /Step through|\/play\//, form);
    assert.equal(comment, comment.trim());
  }
});

test('an edited program is called one, and its link and its command bring it along', () => {
  const edited = { isEdited: true, code: '1.abc_-9' };
  for (const form of FORMS) {
    const comment = text(form, edited);
    assert.match(comment, /The program was edited: .* The link brings it along\./, form);
    assert.ok(comment.includes('&at=write.2#1.abc_-9'), form);
  }
  const command = "--run-linked-code '/play/?node=20.0.0&fetch=2.6.12#1.abc_-9'";
  assert.ok(text('github', edited).includes(command));
  assert.match(text('jira', { ...edited, page: undefined }), /The command brings it along\./);
});

test('a patch of Node is called one, and not an edited program', () => {
  for (const form of FORMS) {
    const comment = text(form, { isEdited: true, isPatched: true, code: '1.abc' });
    assert.doesNotMatch(comment, /program was edited/, form);
    if (form !== 'chat')
      assert.match(comment, /Node’s lib\/ was patched\. The (link|command) brings it along/, form);
  }
});

test('a program that no link can carry is not linked, because the link would run another one', () => {
  for (const code of [undefined, '1.'.padEnd(60_000, 'a')]) {
    for (const form of FORMS) {
      const comment = text(form, { isEdited: true, code });
      assert.match(comment, /It is not part of this text\./, form);
      assert.doesNotMatch(comment, /\/play\/|npm run/, form);
    }
  }
});

test('a link that has no room in a chat still has in an issue', () => {
  const long = { isEdited: true, code: '1.'.padEnd(1_500, 'a') };
  assert.doesNotMatch(text('chat', long), /https:/);
  assert.match(text('github', long), /https:/);
});

test('certainty is said where it is known', () => {
  for (const form of FORMS) {
    assert.match(
      text(form, { certainty: 'Depends on timing: failed.' }),
      /Depends on timing/,
      form,
    );
  }
});

/* ---- runs of every kind ------------------------------------------------------------------------------------------- */

test('a program without requests gets a comment without a diagram and a ladder', () => {
  const none = {
    trace: nameEvents([{ kind: 'exit', t: 1, actor: 'client', code: 0 }]),
    exitCode: 0,
  };
  const { text: comment, diagramBytes } = issueComment('github', { ...FACTS, ...none });
  assert.match(comment, /^\*\*No request was made\.\*\*/);
  assert.doesNotMatch(comment, /```(?:mermaid|text)/);
  assert.equal(diagramBytes, undefined);
  assert.match(comment, /<summary>The command that repeats it<\/summary>/);
  assert.match(text('chat', none), /^No request was made\.\n/);
});

test('a run with 1,000 requests stays within all limits', () => {
  const error = { name: 'Error', code: 'ECONNRESET', message: 'socket hang up' };
  const trace = nameEvents(
    Array.from({ length: 1_000 }, (_, i) => [
      ...asks(i * 10, i + 1, i + 1),
      http(i * 10 + 5, { what: 'error', request: i + 1, error }),
    ]).flat(),
  );
  for (const form of FORMS) assertBounded(form, { ...FACTS, trace });
  assert.match(text('chat', { trace }), /^Requests 1, 2, 3 and 997 more: socket hang up\./);
});

/* ---- texts that a program chose ----------------------------------------------------------------------------------- */

test('no text of a program becomes markup, or breaks a limit', () => {
  for (const hostile of HOSTILE_TEXTS) {
    for (const trace of hostileTraces(hostile)) {
      for (const form of FORMS) {
        const facts = { ...FACTS, trace, certainty: `Depends on timing: ${hostile}` };
        assertBounded(form, facts);
        const rest = OUTSIDE[form](text(form, facts));
        assert.match(rest, PLAIN, `${form} of ${JSON.stringify(hostile.slice(0, 40))}:\n${rest}`);
      }
    }
  }
});

function assertBounded(form: IssueForm, facts: IssueFacts): void {
  const { text, diagramBytes = 0 } = issueComment(form, facts);
  assert.ok(text.length < COMMENT_CHARS_MAX[form], `${form}: ${text.length}`);
  assert.ok(diagramBytes <= DIAGRAM_BYTES_MAX, `${diagramBytes}`);
  assert.ok(text.isWellFormed());
  assert.doesNotMatch(text, /[^\n\P{Cc}]|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
}

/** What a tracker reads as words: letters, digits, and punctuation that means nothing to any of them. */
const PLAIN = /^[\p{L}\p{M}\p{N}\s.,:;’‘“”'"()…=µ/+-]*$/u;

/** A comment without its code and without the frame that we write; each is taken off as its tracker reads it. */
const OUTSIDE: Readonly<Record<IssueForm, (comment: string) => string>> = {
  github: (comment) => outsideMarkdown(comment),
  'stack-overflow': (comment) => outsideMarkdown(comment),
  jira: (comment) =>
    withoutLink(comment.replaceAll(/\{noformat\}[\s\S]*?\{noformat\}/g, '')).replaceAll(
      /^\*|\*/g,
      '',
    ),
  chat: (comment) => withoutLink(comment.replaceAll(/`[^`]*`/g, '')),
};

function outsideMarkdown(comment: string): string {
  const words = withoutFences(comment).replaceAll(/(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '');
  const framed = words.replace(/<details><summary>[\w ,]+<\/summary>([\s\S]*)<\/details>/, '$1');
  return withoutLink(framed.replace(/^\*\*|\*\*/g, ''));
}

/** CommonMark 0.31 §4.5: a fence is closed by one of the same character that is at least as long, and by nothing else. */
function withoutFences(comment: string): string {
  let fence = '';
  return comment
    .split(/\r\n|\n|\r/)
    .filter((line) => {
      const [, ticks = ''] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
      if (fence === '') {
        fence = line.slice(ticks.length).includes('`') ? '' : ticks;
        return fence === '';
      }
      const isClosed =
        ticks[0] === fence[0] && ticks.length >= fence.length && line.trim() === ticks;
      if (isClosed) fence = '';
      return false;
    })
    .join('\n');
}

function withoutLink(comment: string): string {
  return comment.replace(
    /\[?(Step[\w ]+)?\]?:? ?\(?https:\/\/example\.org\/play\/\?[\w=.&-]*\)?/,
    '',
  );
}
