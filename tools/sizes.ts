/** `node tools/sizes.ts`: what the Lab costs a reader, compressed as a host serves it, against its budgets. */
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { buildLabAssets, type LabFile } from './lab-assets.ts';

const KILOBYTE = 1000;

/** Brotli bytes by the first word of a file's name (DESIGN.md, budgets). */
const BUDGETS: Readonly<Record<string, number>> = {
  // A quarter of it is acorn, which reads the reader's program, and a sixth llhttp.
  frame: 105 * KILOBYTE,
  node: 230 * KILOBYTE,
};

export interface Size {
  readonly name: string;
  readonly bytes: number;
  readonly brotliBytes: number;
  /** undefined: no budget of its own. */
  readonly brotliBytesMax: number | undefined;
}

export async function measure({ name, body }: LabFile): Promise<Size> {
  const compressed = await promisify(brotliCompress)(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(body),
    },
  });
  const kind = name.startsWith('node-fetch-') ? 'fetch' : /^[a-z]+/.exec(name)![0];
  return {
    name,
    bytes: Buffer.byteLength(body),
    brotliBytes: compressed.length,
    brotliBytesMax: BUDGETS[kind],
  };
}

/** True when over budget. */
function print({ name, bytes, brotliBytes, brotliBytesMax = Infinity }: Size): boolean {
  const kilobytes = (count: number) => (count / KILOBYTE).toFixed(1).padStart(8);
  const over = brotliBytes > brotliBytesMax;
  const budget = Number.isFinite(brotliBytesMax) ? ` of ${kilobytes(brotliBytesMax).trim()}` : '';
  const verdict = over ? '  OVER BUDGET' : '';
  console.log(
    `${name.padEnd(44)}${kilobytes(bytes)} kB, brotli${kilobytes(brotliBytes)}${budget}${verdict}`,
  );
  return over;
}

if (import.meta.main) {
  const { files } = await buildLabAssets();
  const sizes = await Promise.all(files.map(measure));
  if (sizes.map(print).includes(true)) process.exitCode = 1;
}
