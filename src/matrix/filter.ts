/**
 * Hides the columns, rows and groups of the tables that the address does not ask for, and writes the address as the
 * fields are set: `?node=26&process=warm&only=axios 1.13.2`. The rest of the address stays.
 */
const form = document.querySelector<HTMLFormElement>('.matrix-filter')!;
const fields = [...form.querySelectorAll('select')];
const said = form.querySelector('[role=status]')!;

/** `26` means all of 26; `26.12.1` that release. */
const isRelease = (asked: string, name: string) =>
  !asked || name === asked || name.startsWith(`${asked}.`);

function show(): void {
  const [node = '', process = '', only = ''] = fields.map(({ value }) => value);
  let shown = 0;
  for (const each of document.querySelectorAll<HTMLElement>('.matrix [data-r]'))
    each.hidden = !isRelease(node, each.dataset['r']!);
  for (const row of document.querySelectorAll<HTMLElement>('.matrix [data-p]'))
    row.hidden = !!process && row.dataset['p'] !== process;
  for (const table of document.querySelectorAll<HTMLTableElement>('.matrix')) {
    for (const group of table.tBodies) {
      const cells = group.querySelectorAll('[data-p]:not([hidden]) > td:not([hidden]) > a');
      group.hidden = (!!only && group.dataset['g'] !== only) || cells.length === 0;
      if (!group.hidden) shown += cells.length;
    }
    table.hidden = [...table.tBodies].every(({ hidden }) => hidden);
  }
  const all = document.querySelectorAll('.matrix td > a').length;
  said.textContent =
    shown === all
      ? `All ${all} cells.`
      : shown
        ? `${shown} of ${all} cells.`
        : 'No cell is like that.';
}

/** Sets the fields as the address has them. What no field offers is said and left out. */
function read(): void {
  const query = new URLSearchParams(location.search);
  const unknown = [];
  for (const field of fields) {
    const asked = query.get(field.name) ?? '';
    field.value = asked;
    if (field.value !== asked) {
      field.value = '';
      unknown.push(`${field.name}=${asked}`);
    }
  }
  show();
  link(location.search);
  if (unknown.length > 0) said.append(` This page has no ${unknown.join(' and no ')}.`);
}

/** The other pages of the matrix keep release and process. */
function link(search: string): void {
  const query = new URLSearchParams(search);
  query.delete('only');
  for (const other of document.querySelectorAll<HTMLAnchorElement>('[data-keeps-filter]'))
    other.search = String(query);
}

form.addEventListener('change', () => {
  const url = new URL(location.href);
  for (const { name, value } of fields) {
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  }
  history.replaceState(null, '', url);
  show();
  link(url.search);
});
form.addEventListener('submit', (event) => event.preventDefault());
addEventListener('pageshow', read);
