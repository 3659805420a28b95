import { ROOMS, type Room } from './rooms.ts';

/** The table of ARCHITECTURE.md: a row for each room, in Markdown. */
export function roomsTable(rooms: readonly Room[] = ROOMS): string {
  return [
    '| room | what it is for | may import | packages |',
    '|---|---|---|---|',
    ...rooms.map(rowOf),
  ].join('\n');
}

function rowOf({ path, purpose, imports, types = [], packages, surface }: Room): string {
  const only = surface ? `; others import only ${surface.map(code).join(', ')}` : '';
  const arrows = [...imports.map(code), ...types.map((room) => `types of ${code(room)}`)];
  return `| ${[code(path), purpose + only, listed(arrows), listed(packages.map(code))].join(' | ')} |`;
}

const code = (text: string) => `\`${text.replace(/\/$/, '')}\``;
const listed = (texts: readonly string[]) => texts.join(', ') || '–';
