import { fileURLToPath } from 'node:url';

/** The path of a program in `programs/`. */
export function serverFile(file: string): string {
  return fileURLToPath(new URL(`programs/${file}`, import.meta.url));
}
