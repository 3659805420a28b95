import { readSubject } from './subject.ts';

/** The folder of a runtime's page, below `/matrix/`: `node-26.12.1` for `node@26.12.1`. */
export function folderOfRuntime(runtime: string): string {
  return runtime.replace('@', '-');
}

/** The id of a cell on the page of its runtime: its query without the runtime, and without signs that HTML escapes. */
export function anchorOfCell(id: string): string {
  return id.replace(/^(?:node|runtime)=[^&]*&/, '').replaceAll('&', ';');
}

/** Where a cell stands, below the site's base: `matrix/node-26.12.1/#fetch=2.6.12;process=warm;fin=2ms`. */
export function addressOfCell(id: string): string {
  return `matrix/${folderOfRuntime(readSubject(id).runtime)}/#${anchorOfCell(id)}`;
}
