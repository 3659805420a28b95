/**
 * What the built site costs a reader, against its budgets (ARCHITECTURE.md): JavaScript of each page, and the
 * parts of the Lab, Brotli-compressed as a host serves them. Exit status 1 when one is over.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { buildLabAssets } from '../lab-assets.ts';
import { measure } from '../sizes.ts';
import { scriptsOf } from './page-scripts.ts';

const SITE = 'dist';
const KILOBYTE = 1000;
const PLAY_SCRIPT_BYTES_MAX = 60 * KILOBYTE;
const READING_SCRIPT_BYTES_MAX = 15 * KILOBYTE;

interface Row {
  readonly name: string;
  readonly bytes: number;
  readonly bytesMax: number | undefined;
}

function brotliBytes(text: string | Uint8Array): number {
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

async function pageRow(path: string): Promise<Row> {
  const { inline, files } = await scriptsOf(SITE, await readFile(join(SITE, path), 'utf8'));
  const texts = await Promise.all(files.map((file) => readFile(join(SITE, file))));
  const bytes = [inline.join('\n'), ...texts].reduce((sum, text) => sum + brotliBytes(text), 0);
  const isPlay = path.startsWith('play');
  return {
    name: `/${path.replace(/index\.html$/, '')}  JavaScript`,
    bytes,
    bytesMax: isPlay ? PLAY_SCRIPT_BYTES_MAX : READING_SCRIPT_BYTES_MAX,
  };
}

async function rows(): Promise<Row[]> {
  const pages = (await readdir(SITE, { recursive: true }))
    .map((path) => path.replaceAll('\\', '/'))
    .filter(
      (path) => path.endsWith('.html') && !path.startsWith('lab/') && !path.startsWith('pagefind/'),
    );
  const { files } = await buildLabAssets();
  const parts = files.map(async (file): Promise<Row> => {
    const { name, brotliBytes: bytes, brotliBytesMax: bytesMax } = await measure(file);
    return { name: `/lab/${name}`, bytes, bytesMax };
  });
  return Promise.all([...pages.sort().map(pageRow), ...parts]);
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
