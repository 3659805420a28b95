/** Writes the table of rooms into ARCHITECTURE.md: `node tools/repository/print-rooms.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { roomsTable } from './rooms-table.ts';

const page = readFileSync('ARCHITECTURE.md', 'utf8');
writeFileSync(
  'ARCHITECTURE.md',
  page.replace(/^\| room \|.*\n(?:\|.*\n)*/m, () => `${roomsTable()}\n`),
);
