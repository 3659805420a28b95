/** A reader picks another client: its program, its answer and what it prints are in the page. */
import { BUG } from '../playground.ts';
import { expect, test } from '../test.ts';

const ANSWERED = 'Both requests answered';

/** A server that always closes, on which the clients differ. What each prints is what it prints on real Node. */
const ADDRESS = '/play/?node=24.21.0&server=always-close';

/** A busy machine takes this long to load, parse and run the largest package. */
const PACKAGE_MS_MAX = 60_000;

interface Expected {
  /** The item of the list in the row of conditions. */
  readonly name: string;
  readonly verdict: string | RegExp;
  /** A line of the program. */
  readonly code: string;
  /** A line of the output. */
  readonly printed: string;
}

const HUNG_UP = 'ECONNRESET socket hang up';
const OK = '200 { ok: true }';

const CLIENTS: readonly Expected[] = [
  { name: 'axios', verdict: BUG, code: "import axios from 'axios';", printed: HUNG_UP },
  { name: 'got', verdict: /only at a second try/, code: 'await got(', printed: OK },
  { name: 'superagent', verdict: ANSWERED, code: 'superagent.get(', printed: OK },
  { name: 'supertest', verdict: ANSWERED, code: "request(url).get('/1')", printed: OK },
  { name: 'undici', verdict: ANSWERED, code: 'body.json()', printed: OK },
  { name: 'cross-fetch', verdict: BUG, code: "from 'cross-fetch';", printed: 'socket hang up' },
  {
    name: 'minipass-fetch',
    verdict: BUG,
    code: "from 'minipass-fetch';",
    printed: 'socket hang up',
  },
  {
    name: 'make-fetch-happen',
    verdict: BUG,
    code: "from 'make-fetch-happen';",
    printed: 'socket hang up',
  },
  { name: 'needle', verdict: BUG, code: "await needle('get'", printed: HUNG_UP },
  { name: 'ky', verdict: ANSWERED, code: 'await ky(', printed: OK },
  { name: 'request', verdict: BUG, code: 'promisify(request)', printed: HUNG_UP },
  { name: 'the built-in fetch', verdict: ANSWERED, code: 'await fetch(', printed: OK },
];

test.describe.configure({ timeout: 120_000 });

for (const { name, verdict, code, printed } of CLIENTS) {
  test(`${name} is picked, and answers as on real Node`, async ({ play }) => {
    await play.open(ADDRESS);
    const list = play.knobs.getByRole('combobox', { name: 'node-fetch', exact: true });
    await list.selectOption({ label: `none: ${name}` });
    // The packages are large, and come only now.
    await expect(play.page).toHaveURL(/client=/, { timeout: PACKAGE_MS_MAX });
    await expect(play.lab).toHaveAttribute('aria-busy', 'false', { timeout: PACKAGE_MS_MAX });
    await play.settled();
    await expect(play.verdict).toHaveText(verdict);
    expect(await play.source()).toContain(code);
    expect(await play.output()).toContain(printed);
  });
}

test('a link that names a client opens with its answer', async ({ play }) => {
  await play.open('/play/?node=18.20.8&client=make-fetch-happen');
  await expect(play.notes).toContainText('needs Node 20.19.0 or later');
  await play.open('/play/?node=20.0.0&client=axios&fetch=2.6.12');
  await expect(play.notes).toContainText('client=axios is given, and it wins');
  expect(await play.source()).toContain("import axios from 'axios';");
  await play.turn('node-fetch', '2.6.12');
  await expect(play.verdict).toHaveText(BUG, { timeout: PACKAGE_MS_MAX });
  await expect(play.page).not.toHaveURL(/client=/);
});

test.describe('without a network', () => {
  test.use({ allowedErrors: /clients\.\w+\.js|ERR_FAILED|Failed to (fetch|load)|error loading/i });

  test('a client that is picked is refused in words', async ({ play }) => {
    await play.open();
    await play.page.route(/_astro\/clients\./, (route) => route.abort());
    await play.unfold();
    const list = play.knobs.getByRole('combobox', { name: 'Client', exact: true });
    await list.selectOption('axios');
    await expect(play.knobs.getByRole('alert').filter({ visible: true })).toContainText(
      'axios: its program could not be loaded.',
    );
    await expect(list).toHaveValue('node-fetch');
  });
});
