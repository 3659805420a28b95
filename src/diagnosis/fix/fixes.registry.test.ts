/**
 * Carries out what `diagnose` prints as the fix of a project, on small real projects with each package manager, and then
 * the command that it prints to verify it. Prints a table at its end. Needs the registry that npm is set to.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { diagnose } from '../diagnose.ts';
import type { PackageManager } from '../evidence.ts';
import { readEvidence } from '../read.ts';
import { fetchManagers } from './testing/package-managers.ts';
import { InstalledProject, PROJECTS } from './testing/projects.ts';
import { waysText } from './way.ts';

const MANAGERS: readonly PackageManager[] = ['npm', 'yarn', 'yarn-berry', 'pnpm', 'pnpm-9', 'bun'];

/** What fails, beside the project's files: every condition of the bug but the client. */
const FAILURE = `
FetchError: request to http://127.0.0.1:8090/b failed, reason: socket hang up
    at Socket.socketOnEnd (node:_http_client:599:5)
every second request fails, the server is axum 0.6
`;

/** The versions that a list of a package manager has, as `diagnose` reads it. */
function versionsIn(list: string): readonly string[] {
  return readEvidence(list).flatMap((each) =>
    each.kind === 'installed' && /node-fetch$/.test(each.name) ? [each.version] : [],
  );
}

/** All of them take some minutes: `FIXES=all node --test src/diagnosis/fix/fixes.registry.test.ts`. */
const RUNS_ALL = process.env['FIXES'] === 'all';

const managers = await fetchManagers();
const folder = mkdtempSync(join(tmpdir(), 'fixes-'));
const table = new Map<string, string[]>();

for (const project of PROJECTS.filter(({ isQuick }) => RUNS_ALL || isQuick))
  for (const manager of MANAGERS)
    test(`${manager}: ${project.name}`, {
      skip: typeof managers === 'string' ? managers : false,
    }, async () => {
      if (typeof managers === 'string') return;
      const installed = new InstalledProject(join(folder, 'a'), project, manager, managers);
      const cells = table.get(project.name) ?? [];
      table.set(project.name, cells);
      const cell = cells.push(`${manager} failed`) - 1;
      await installed.install();
      assert.equal(installed.loaded(), project.before, 'the project is as reporters have it');
      const { verdict, fix, ways, nextCommand } = diagnose(installed.texts() + FAILURE);
      assert.equal(verdict, 'this-bug');
      assert.ok(ways.length > 0, 'there are steps');
      for (const [index, way] of ways.entries()) {
        assert.ok(fix.includes(waysText([way])), 'what is carried out is what is printed');
        if (index > 0) await installed.install();
        await installed.carryOut(way);
        const listed = versionsIn(await installed.run(nextCommand));
        assert.ok(!listed.includes(project.before), `${waysText([way])} lists ${listed}`);
        assert.ok(listed.includes(project.after), `${waysText([way])} lists ${listed}`);
        assert.equal(installed.loaded(), project.after, waysText([way]));
        if (project.stays) assert.equal(installed.loadedByItself(), project.stays);
        assert.equal(diagnose(installed.texts()).lean, undefined, 'nothing affected is left');
      }
      cells[cell] = `${manager} ${ways.length} of ${ways.length}`;
    });

after(() => {
  rmSync(folder, { recursive: true, force: true });
  for (const [name, cells] of table) console.log(`${name}: ${cells.join(', ')}`);
});
