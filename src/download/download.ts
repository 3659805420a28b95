import type { DownloadInput } from './download-input.ts';
import { filesOf, nameOfDownload } from './files-of.ts';
import { zipOf } from './zip-of.ts';

/** Milliseconds for which a browser may read the archive, while it asks where to save it. */
const OFFERED_MS = 60_000;

/** Has the browser save the scenario of a page as an archive of files that run with plain Node. */
export function downloadScenario(input: DownloadInput): void {
  const name = nameOfDownload(input);
  const blob = new Blob([zipOf(name, filesOf(input))], { type: 'application/zip' });
  const url = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = `${name}.zip`;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), OFFERED_MS);
}
