/**
 * The WebContainer, against the stand-in for its host: bytes that are mounted, time of a start, time to each failure.
 */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { buildContainerAssets } from '../../src/build/webcontainer-assets.ts';
import { benchFailures } from './webcontainer-failures.ts';
import { benchStart } from './webcontainer-start.ts';

/** All node-fetch versions together, kB of a thousand bytes. */
const MOUNTED_KB_MAX = 250;

export async function benchWebContainer(): Promise<void> {
  await benchMounted();
  await benchStart();
  benchFailures();
}

/** A run sends one version, once. */
async function benchMounted(): Promise<void> {
  const { files } = await buildContainerAssets();
  let totalKb = 0;
  for (const { name, body } of files) {
    const kb = (await promisify(gzip)(body, { level: 9 })).length / 1000;
    totalKb += kb;
    console.log(`${name.padEnd(36)}${kb.toFixed(1).padStart(8)} kB gzip`);
  }
  console.log(`${'all'.padEnd(36)}${totalKb.toFixed(1).padStart(8)} kB of ${MOUNTED_KB_MAX}\n`);
}
