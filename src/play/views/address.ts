import { searchOf } from '../address.ts';
import { element, part } from '../dom.ts';
import { hasEdits } from '../state/select.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../store.ts';

/** Shows the address of the present state. */
export function showAddress(root: HTMLElement, store: Store<State>): void {
  const address = part(root, 'address');
  store.watch(
    (state) => `${searchOf(state)}${hasEdits(state) ? '#' : ''}`,
    (text) => {
      address.replaceChildren(...addressParts(text));
    },
  );
}

/**
 * `?node=20.0.0&fetch=2.6.12` with its values in bold. The code of an edited program is only
 * mentioned.
 */
function addressParts(text: string): Node[] {
  const [search = '', code] = text.slice(1).split('#');
  const fields = search.split('&').flatMap((field, index) => {
    const [name = '', value = ''] = field.split('=');
    const bold = element('b', '', value);
    return [document.createTextNode(`${index === 0 ? '?' : '&'}${name}=`), bold];
  });
  return code === undefined ? fields : [...fields, element('span', 'note', ' # and your edits')];
}
