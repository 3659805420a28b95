import { type Import, importsIn, targetOf } from './imports.ts';
import { CONFIGURATION, ROOMS, type Room, roomOf } from './rooms.ts';

/** Tests may import more than the code that they test: Node's own modules, a parser, the fixtures of another room. */
const TEST_FILE = /\.test\.ts$|\/testing(\.ts$|\/)/;

/**
 * The imports of a file that its room may not have.
 * @param file path relative to the repository, `/` separated
 * @returns one sentence for each forbidden import
 */
export function forbiddenImports(file: string, text: string): string[] {
  const room = roomOf(file);
  const refuse = TEST_FILE.test(file) ? refuseInTest : room && refuseFrom(room);
  if (!refuse) return CONFIGURATION.includes(file) ? [] : [`${file} is in no room`];
  return importsIn(file, text).flatMap((found) => {
    const reason = refuse(file, found);
    return reason ? [`${file} imports ${found.specifier}: ${reason}`] : [];
  });
}

type Refusal = string | undefined;

function refuseInTest(file: string, { specifier }: Import): Refusal {
  const isToTools = specifier.startsWith('.') && targetOf(file, specifier).startsWith('tools/');
  return isToTools && !file.startsWith('tools/')
    ? 'nothing but tools/ may import tools/'
    : undefined;
}

const refuseFrom = (room: Room) => (file: string, found: Import) =>
  found.specifier.startsWith('.')
    ? refuseFile(room, targetOf(file, found.specifier), found)
    : refusePackage(room, found.specifier);

function refusePackage(room: Room, specifier: string): Refusal {
  const name = /^(node|astro):/.exec(specifier) ? specifier : packageName(specifier);
  const isAllowed = room.packages.some(
    (allowed) =>
      name === allowed || name.startsWith(allowed.endsWith(':') ? allowed : `${allowed}:`),
  );
  return isAllowed ? undefined : `${room.path} may not use ${name}`;
}

function refuseFile(room: Room, target: string, { specifier, isType }: Import): Refusal {
  const other = roomOf(target);
  if (other === room) return undefined;
  if (!other) return `${target} is in no room`;
  // The programs that a reader edits come in as text, never as code.
  if (other.path === 'playground/' && !specifier.includes('?raw'))
    return 'files of playground/ are read as text (?raw), never imported';
  if (isType && allows(room.types, room, other)) return undefined;
  if (!allows(room.imports, room, other)) {
    const what = allows(room.types, room, other) ? 'take values from' : 'import';
    return `${room.path} may not ${what} ${other.path}`;
  }
  return refuseBehindSurface(room, target);
}

/**
 * Refuses a file of another room that is not in that room's surface. The surface of a room also covers the rooms in it.
 */
function refuseBehindSurface(room: Room, target: string): Refusal {
  if (room.path === 'tools/') return undefined;
  for (const { path, surface } of ROOMS) {
    if (!surface || !target.startsWith(path) || room.path.startsWith(path)) continue;
    if (!surface.includes(target.slice(path.length)))
      return `only ${surface.join(', ')} of ${path} may be imported from outside`;
  }
  return undefined;
}

/** A folder stands for the rooms in it; if the importing room is in it too, for the folder itself only. */
function allows(paths: readonly string[] | undefined, from: Room, { path }: Room): boolean {
  return (
    paths?.some((allowed) =>
      from.path.startsWith(allowed) && from.path !== allowed
        ? path === allowed
        : path.startsWith(allowed),
    ) ?? false
  );
}

function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Rooms without a file in `files`. Their path is wrong, so their row would check nothing. */
export function emptyRooms(files: readonly string[], rooms: readonly Room[] = ROOMS): string[] {
  const used = new Set(files.map((file) => roomOf(file)?.path));
  return rooms.map(({ path }) => path).filter((path) => !used.has(path));
}

/**
 * The imports between rooms, of values and of types, without those between a room and the rooms in it. The check for
 * circles reads them. A folder in `imports` stands for every room in it.
 */
export function arrowsOf(rooms: readonly Room[] = ROOMS): ReadonlyMap<string, readonly string[]> {
  return new Map(
    rooms.map((room) => [
      room.path,
      rooms
        .filter(
          (other) =>
            other !== room && allows([...room.imports, ...(room.types ?? [])], room, other),
        )
        .filter(({ path }) => !path.startsWith(room.path) && !room.path.startsWith(path))
        .map(({ path }) => path),
    ]),
  );
}
