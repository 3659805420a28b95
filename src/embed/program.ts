import { listing } from '../components/code/listing.ts';
import { EDITABLE_FILES, type Edits, PATCH_FILE } from '../scenario/code-link.ts';

/** Shows the program of a link, a listing for each file that it brings, and its patch of Node. */
export function listProgram(host: HTMLElement, edits: Edits): void {
  host.hidden = false;
  for (const file of [...EDITABLE_FILES, PATCH_FILE] as const) {
    const source = edits[file];
    if (source === undefined) continue;
    const heading = document.createElement('h2');
    heading.textContent = file === PATCH_FILE ? `${file}: a patch of Node’s lib/` : file;
    const box = document.createElement('div');
    box.className = 'code';
    box.tabIndex = 0;
    box.setAttribute('role', 'group');
    box.setAttribute('aria-label', file);
    box.append(listing(source, {}));
    host.append(heading, box);
  }
}
