/** Writes the files that hosts read their headers from. A test says when it has to be run again. */
import { writeFile } from 'node:fs/promises';
import { HOSTING_FILES } from './files.ts';

for (const [path, text] of Object.entries(HOSTING_FILES)) {
  await writeFile(path, text);
  console.log(path);
}
