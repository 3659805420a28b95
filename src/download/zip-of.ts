import { strToU8, zipSync } from 'fflate';

/** The first date that a ZIP file can have (APPNOTE.TXT 4.4.6), so that equal files make equal archives. */
const MODIFIED = new Date(1980, 0, 1);

/** A ZIP archive with one folder, which has these files. */
export function zipOf(
  folder: string,
  files: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(files).map(([name, text]) => [`${folder}/${name}`, strToU8(text)]);
  return new Uint8Array(zipSync(Object.fromEntries(entries), { mtime: MODIFIED, level: 9 }));
}
