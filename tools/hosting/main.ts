/**
 * Writes the header files of the hosts that read them in the repository. A test fails when they are out of date. The
 * build writes the file of those that read it in the site. `BASE=/the-unread-fin/` writes them for
 * a site that is not in the root of its host.
 */
import { writeFile } from 'node:fs/promises';
import { siteBase } from '../../src/hosting/base.ts';
import { hostingFiles } from '../../src/hosting/files.ts';

for (const [path, text] of Object.entries(hostingFiles(siteBase(process.env)))) {
  await writeFile(path, text);
  console.log(path);
}
