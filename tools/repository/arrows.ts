import { posix } from 'node:path';
import { importsOf } from './imports.ts';
import { ROOMS, type Room, roomOf } from './rooms.ts';

/** Tests may reach further than the code they test: Node's builtins, a parser, a neighbour's fixture. */
const TEST_FILE = /\.test\.ts$|\/testing(\.ts$|\/)/;

/**
 * Every import that crosses into a room which the file's own room may not know.
 * @param file path relative to the repository, `/` separated
 * @returns one sentence for each forbidden import
 */
export function forbiddenImports(file: string, text: string): string[] {
  const room = roomOf(file);
  if (!room || TEST_FILE.test(file)) return [];
  return importsOf(file, text).flatMap((specifier) => {
    const reason = refuse(room, file, specifier);
    return reason ? [`${file} imports ${specifier}: ${reason}`] : [];
  });
}

function refuse(room: Room, file: string, specifier: string): string | undefined {
  const path = specifier.split('?')[0]!;
  if (path.startsWith('.'))
    return refuseFile(room, posix.join(posix.dirname(file), path), specifier);
  if (path.startsWith('astro:'))
    return allows(room, 'astro') ? undefined : 'Astro stays in the pages';
  const name = path.startsWith('node:') ? 'node:' : packageName(path);
  return allows(room, name) ? undefined : `${room.path} may not use ${name}`;
}

function refuseFile(room: Room, target: string, specifier: string): string | undefined {
  const other = roomOf(target);
  if (other === room) return undefined;
  // What a reader edits and runs is another world: it comes in as text, never as code.
  if (other?.path === 'playground/' && !specifier.endsWith('?raw'))
    return 'files of playground/ are read as text (?raw), never imported';
  const path = other?.path ?? ROOMLESS.find((prefix) => target.startsWith(prefix));
  if (!path) return `${target} is in no room`;
  return room.imports.includes(path) ? undefined : `${room.path} may not know ${path}`;
}

const ROOMLESS = ['tools/'];

function allows(room: Room, name: string): boolean {
  return room.packages.some((allowed) => name === allowed || name.startsWith(`${allowed}/`));
}

function packageName(path: string): string {
  return path
    .split('/')
    .slice(0, path.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Room paths that name no existing folder would silently allow everything. */
export function roomPaths(): string[] {
  return ROOMS.map((room) => room.path);
}
