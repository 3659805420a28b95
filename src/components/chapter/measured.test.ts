/** Every count of the texts is in the record, and says what the record bears. The build checks the same, but later. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { recordAtBuild } from '../../build/record.ts';
import { checkSaying, citedText, isCitedForm, isSaying } from '../../matrix/cited.ts';
import { selectCells } from '../../recordings/select.ts';

const { record } = await recordAtBuild();
const MEASURED = /<Measured\s([^>]*?)\/?>/g;

for (const file of globSync('src/content/**/*.mdx')) {
  test(file, () => {
    const mistakes: string[] = [];
    for (const [, attributes = ''] of readFileSync(file, 'utf8').matchAll(MEASURED)) {
      const value = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(attributes)?.[1];
      const [cells, form = 'answered', says] = [value('cells'), value('form'), value('says')];
      if (cells === undefined) continue;
      try {
        assert.ok(isCitedForm(form), form);
        assert.ok(says === undefined || isSaying(says), says);
        const own = selectCells(record.cells, cells);
        citedText(own, form);
        if (says) checkSaying(own, says);
      } catch (error) {
        mistakes.push(String(error));
      }
    }
    for (const [, cells = ''] of readFileSync(file, 'utf8').matchAll(/\{answered ([^}]+)\}/g)) {
      try {
        citedText(selectCells(record.cells, cells));
      } catch (error) {
        mistakes.push(String(error));
      }
    }
    assert.deepEqual(mistakes, []);
  });
}
