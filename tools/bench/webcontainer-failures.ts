/** Prints the time until each failure is named. The browser tests measure it, and here they wait for every limit. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NamedFailure } from '../stand-in/named-failure.ts';

const REPORT = join('test-results', 'reports', 'webcontainer-failures.json');

/** Not the port of the browser tests, which may be running at the same time. */
const E2E_PORT = '4397';

interface Suite {
  readonly suites?: readonly Suite[];
  readonly specs: readonly {
    readonly title: string;
    readonly tests: readonly {
      readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
      readonly annotations: readonly { readonly type: string; readonly description?: string }[];
    }[];
  }[];
}

export function benchFailures(): void {
  const args = ['test', 'webcontainer/failures', '--project=chromium', '--workers=1'];
  const env = { E2E_PORT, E2E_REAL_CLOCK: '1', PLAYWRIGHT_JSON_OUTPUT_FILE: REPORT };
  spawnSync('playwright', args, { stdio: 'ignore', env: { ...process.env, ...env } });
  const rows = rowsOf(JSON.parse(readFileSync(REPORT, 'utf8')) as Suite);
  console.log(
    'condition                               name                  ms to it     limit  recovery',
  );
  for (const row of rows) console.log(row.text);
  const handled = rows.filter(({ isHandled }) => isHandled).length;
  console.log(`\n${handled} of ${rows.length} conditions handled`);
  if (handled < rows.length) process.exitCode = 1;
}

interface Row {
  readonly text: string;
  readonly isHandled: boolean;
}

/** A row for each test that passed: the name came within its limit, and the Lab's answer stayed. */
function rowsOf({ suites = [], specs = [] }: Partial<Suite>): readonly Row[] {
  const own = specs.flatMap(({ title, tests }) =>
    tests.flatMap(({ status, annotations }) => {
      const texts = (type: string) =>
        annotations.filter((each) => each.type === type).map(({ description = '' }) => description);
      const isHandled = status === 'expected';
      const recovery = isHandled ? (texts('recovery')[0] ?? 'none') : 'FAILED';
      return texts('named').map((json) => {
        const { name, ms, withinMs } = JSON.parse(json) as NamedFailure;
        const text = `${title.padEnd(40)}${name.padEnd(22)}${`${ms}`.padStart(8)}${`${withinMs}`.padStart(10)}  ${recovery}`;
        return { text, isHandled };
      });
    }),
  );
  return [...own, ...suites.flatMap(rowsOf)];
}
