/** A link opens what it opened when it was copied, for years. */
import { IS_SWEEP, isFull } from '../sweep.ts';
import { test } from '../test.ts';
import { CORPUS, type OldLink, record, type Shown } from './corpus.ts';
import { goBackTo, seenOn, seeTheSame } from './seen.ts';

test.describe.configure({ timeout: 300_000 });

/** A page of its own loads these, because a page that is open already remembers its last run and its step. */
const isLoaded = ({ link, program }: OldLink) =>
  IS_SWEEP || program !== undefined || /at=|^\/play\/$/.test(link);

/** Links that are written as the page writes them. The tests of presets run such scenarios, too. */
const isPlain = ({ why }: OldLink) => why === 'a scenario';

const titled = ({ why, link }: OldLink) => `${why}: ${link.slice(0, 60)}`;

test('links that are in trackers open as they always have', async ({ play, browserName }) => {
  const isRecording = ['all', 'changed'].includes(test.info().config.updateSnapshots);
  const seen = new Map<string, Shown>();
  for (const entry of CORPUS) {
    const { link, shows } = entry;
    const standsForAll = isFull(browserName) || entry.program !== undefined;
    if (isRecording ? shows : !isLoaded(entry) || !standsForAll) continue;
    await test.step(titled(entry), async () => {
      await play.page.goto('about:blank'); // else a link with another fragment would load nothing
      await play.open(link);
      if (isRecording) seen.set(link, await seenOn(play, entry));
      else await seeTheSame(play, entry);
    });
  }
  if (isRecording) record(seen);
});

test('the other links do so, too, on a page that is open already', async ({
  play,
  browserName,
}) => {
  test.skip(IS_SWEEP || !isFull(browserName), 'the other test loads them all');
  await play.open();
  for (const entry of CORPUS.filter((each) => !isLoaded(each) && !isPlain(each))) {
    await test.step(titled(entry), async () => {
      await goBackTo(play, entry.link);
      await seeTheSame(play, entry);
    });
  }
});
