import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

const FILE = join('.cache', 'licences.json');

const Licences = v.array(
  v.object({
    name: v.string(),
    versions: v.array(v.string()),
    /** SPDX expression. */
    licence: v.string(),
    text: v.string(),
  }),
);

/**
 * The licences of everything the site serves, as `npm run extract` collected them from the packages.
 * @throws Error when they have not been collected, because the site must not be built without them
 */
export function readLicences(): v.InferOutput<typeof Licences> {
  if (!existsSync(FILE))
    throw new Error(`${FILE} is missing. Run "npm run extract", then build again.`);
  return v.parse(Licences, JSON.parse(readFileSync(FILE, 'utf8')));
}
