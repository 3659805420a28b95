import { buildLabAssets } from '../lab-assets.ts';
import { measure } from '../sizes.ts';

/** What a reader downloads, Brotli at its best, in kB of a thousand bytes. */
export async function benchSizes(): Promise<void> {
  const { files } = await buildLabAssets();
  for (const file of files) {
    const { name, brotliBytes } = await measure(file);
    console.log(`${name.padEnd(40)}${(brotliBytes / 1000).toFixed(1).padStart(8)} kB`);
  }
}
