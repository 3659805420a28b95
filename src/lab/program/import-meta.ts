import type { ProgramHost } from './host.ts';
import { isRelative } from './module-edits.ts';
import { isAtLeast } from './release-order.ts';
import { APP_DIRECTORY, urlOf } from './source.ts';

/**
 * `import.meta` of one of the reader's files (lib/internal/modules/esm/initialize_import_meta.js),
 * with the properties that it has in this release, as the binaries show.
 */
export function importMetaOf(host: ProgramHost, file: string, isEntry: boolean): object {
  const { version } = host;
  const url = urlOf(file);
  const meta: Record<string, unknown> = Object.create(null);
  if (isAtLeast(version, 20, 11)) {
    meta['dirname'] = APP_DIRECTORY;
    meta['filename'] = `${APP_DIRECTORY}/${file}`;
  }
  if (isAtLeast(version, 22, 18)) meta['main'] = isEntry;
  if (version.startsWith('18.') || isAtLeast(version, 20, 6))
    meta['resolve'] = resolverFor(host, url);
  meta['url'] = url;
  return meta;
}

function resolverFor(host: ProgramHost, base: string): (specifier: string) => string {
  return function resolve(specifier) {
    if (isRelative(specifier)) return new URL(specifier, base).href;
    const id = specifier.replace(/^node:/, '');
    if (host.isBuiltin(id)) return `node:${id}`;
    return `file://${APP_DIRECTORY}/node_modules/${specifier}/index.js`;
  };
}
