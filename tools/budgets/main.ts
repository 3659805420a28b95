/**
 * Compares the built site with its budgets: the JavaScript of each page at load, the JavaScript that a figure loads
 * later, and the parts of the Lab. All sizes are Brotli-compressed, as a host serves them. Exit status 1 when one is
 * over.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { readScriptChunks, type ScriptChunks } from '../../src/build/astro/script-chunks.ts';
import { buildLabAssets, type LabFile } from '../../src/build/lab-assets.ts';
import { scriptsOf } from './page-scripts.ts';

const SITE = 'dist';
const KILOBYTE = 1000;
/** Pages that are applications: the playground, and the two that are built like it. */
const APPLICATION = /^(play|loop|challenges)\b/;
const PLAY_SCRIPT_BYTES_MAX = 60 * KILOBYTE;
/** The picture included: the page draws it at the width of its frame. What the Lab needs comes after a press. */
const EMBED_SCRIPT_BYTES_MAX = 40 * KILOBYTE;
const READING_SCRIPT_BYTES_MAX = 15 * KILOBYTE;
/** The script of the front page's picture, within a reading page's budget plus this. */
const LIVE_PICTURE_BYTES_MAX = 6 * KILOBYTE;
const LIVE_PICTURE = 'src/components/front/live-moment.ts';
/**
 * A third of the sandbox is acorn, which parses the reader's program; a tenth is what refuses a program in V8's words,
 * at V8's place. A kernel that notes each comparison of times, and several trials in one answer, are two kilobytes; the
 * last two keep the globals of sloppy code in their process and point into what JSON.parse refused. A page fetches it beside its own script and shows the run of the build meanwhile.
 */
const SANDBOX_BYTES_MAX = 115 * KILOBYTE;
const LLHTTP_BYTES_MAX = 22 * KILOBYTE;
const RELEASE_BYTES_MAX = 230 * KILOBYTE;
/** Parts of a release, which a page loads when a program needs one. */
const PART_BYTES_MAX = 130 * KILOBYTE;
/** The list of a release's modules, which a page loads for a patch. */
const LIBRARY_INDEX_BYTES_MAX = 8 * KILOBYTE;

/** A picture of two times comes alive when a reader touches it; on /play it is searched when a reader asks. */
const PHASE_FIGURE = 'src/components/figure/phase/phase-figure.ts';
const WHERE_IT_FAILS = 'src/play/views/where-it-fails.ts';
/** Most of it is the knobs, because each place has the address of its run. */
const PHASE_BYTES_MAX = 35 * KILOBYTE;

interface Row {
  readonly name: string;
  readonly bytes: number;
  readonly bytesMax: number | undefined;
}

function brotliBytes(text: string | Uint8Array): number {
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

/** A figure loads its layout when a reader first touches it, and needs one of the two. */
const LAYOUTS = ['src/figures/run/wide/wide.ts', 'src/figures/run/tall/tall.ts'] as const;
/** The other modules that a figure loads on demand, with what the reader does to cause it. */
const ON_DEMAND = {
  'src/figures/run/scene.ts': 'another level of detail',
  'src/components/figure/moving.ts': 'moving the FIN',
  'src/components/figure/rerun.ts': 'running again',
  'src/figures/run/extras.ts': 'a part of a long run',
} as const;

async function pageRows(path: string, chunks: ScriptChunks): Promise<Row[]> {
  const html = await readFile(join(SITE, path), 'utf8');
  const { inline, files, later } = scriptsOf(html, chunks);
  const name = `/${path.replace(/index\.html$/, '')}`;
  const bytes = brotliBytes(inline.join('\n')) + (await fileBytes(files));
  if (APPLICATION.test(path)) {
    const rows: Row[] = [{ name: `${name}  JavaScript`, bytes, bytesMax: PLAY_SCRIPT_BYTES_MAX }];
    const where = later.get(WHERE_IT_FAILS);
    if (where)
      rows.push({
        name: '    where it fails: more',
        bytes: await fileBytes(where),
        bytesMax: PHASE_BYTES_MAX,
      });
    return rows;
  }
  const isEmbed = path.startsWith('embed');
  const bytesMax = isEmbed ? EMBED_SCRIPT_BYTES_MAX : READING_SCRIPT_BYTES_MAX;
  const rows: Row[] = [{ name: `${name}  JavaScript`, bytes, bytesMax }];
  const live = files.filter((file) => chunks[file]?.modules.includes(LIVE_PICTURE));
  if (live.length > 0) {
    const bytes = await fileBytes(live);
    rows.push({ name: '    its live picture', bytes, bytesMax: LIVE_PICTURE_BYTES_MAX });
  }
  if (!isEmbed && !/<(race-figure|run-compare)/.test(html)) return rows;
  const partBytes = (part: string) => fileBytes(later.get(part) ?? missing(part, path));
  if (html.includes('<phase-figure')) {
    const bytes = await partBytes(PHASE_FIGURE);
    rows.push({ name: '    moving in two times: more', bytes, bytesMax: PHASE_BYTES_MAX });
  }
  const layouts = await Promise.all(LAYOUTS.map(partBytes));
  rows.push({ name: '    stepped through', bytes: bytes + Math.max(...layouts), bytesMax });
  if (isEmbed) {
    const lab = await partBytes('src/embed/lab.ts');
    rows.push({ name: '    a run that is not stored: more', bytes: lab, bytesMax: undefined });
  }
  if (!html.includes('<race-figure')) return rows;
  for (const [part, what] of Object.entries(ON_DEMAND)) {
    rows.push({ name: `    ${what}: more`, bytes: await partBytes(part), bytesMax: undefined });
  }
  return rows;
}

async function fileBytes(files: readonly string[]): Promise<number> {
  const texts = await Promise.all(files.map((file) => readFile(join(SITE, file))));
  return texts.reduce((sum, text) => sum + brotliBytes(text), 0);
}

function missing(part: string, path: string): never {
  throw new Error(`no script of ${path} loads ${part}: which module is it now?`);
}

async function rows(): Promise<Row[]> {
  const pages = (await readdir(SITE, { recursive: true }))
    .map((path) => path.replaceAll('\\', '/'))
    .filter(
      (path) => path.endsWith('.html') && !path.startsWith('lab/') && !path.startsWith('pagefind/'),
    );
  const chunks = await readScriptChunks();
  const ofPages = await Promise.all(pages.sort().map((path) => pageRows(path, chunks)));
  const { files } = await buildLabAssets();
  return [...ofPages.flat(), ...files.filter(isBudgeted).map(labRow)];
}

/** Node's own texts are a thousand files, of which a patch loads one or two. */
const isBudgeted = ({ name }: LabFile) => !/^lib-/.test(name);

function labRow({ name, body }: LabFile): Row {
  return { name: `/lab/${name}`, bytes: brotliBytes(body), bytesMax: labBytesMax(name) };
}

function labBytesMax(name: string): number | undefined {
  if (name.startsWith('frame.')) return SANDBOX_BYTES_MAX;
  if (name.startsWith('llhttp-')) return LLHTTP_BYTES_MAX;
  if (/^node-[\d.]+-/.test(name)) return PART_BYTES_MAX;
  if (name.startsWith('library-')) return LIBRARY_INDEX_BYTES_MAX;
  return name.startsWith('node-fetch-') ? undefined : RELEASE_BYTES_MAX;
}

const isOver = ({ bytes, bytesMax }: Row) => bytesMax !== undefined && bytes > bytesMax;
const kilobytes = (bytes: number) => (bytes / KILOBYTE).toFixed(1).padStart(7);

const table = await rows();
for (const row of table) {
  const budget = row.bytesMax === undefined ? '' : ` of ${kilobytes(row.bytesMax).trim()}`;
  const mark = isOver(row) ? '  OVER BUDGET' : '';
  console.log(`${row.name.padEnd(48)}${kilobytes(row.bytes)}${budget} kB${mark}`);
}
if (table.some(isOver)) process.exitCode = 1;
