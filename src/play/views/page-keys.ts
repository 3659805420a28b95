interface PageKeys {
  readonly run: () => void;
  /** Shows the run before the last change while the key is held. */
  readonly before: (shown: boolean) => void;
}

/** Keys that work wherever the focus is, except where a letter is text. */
export function listenForPageKeys({ run, before }: PageKeys): void {
  addEventListener('keydown', (event) => {
    if (event.defaultPrevented) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      run();
    }
  });
  let held = false;
  addEventListener('keydown', (event) => {
    if (held || !isBefore(event) || event.repeat || isTyping(event.target)) return;
    held = true;
    before(true);
  });
  addEventListener('keyup', (event) => {
    if (!held || !isBefore(event)) return;
    held = false;
    before(false);
  });
}

function isBefore({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === 'b' && !ctrlKey && !metaKey && !altKey;
}

/** A letter goes to a field, an editor, or a list that looks for its items by letters. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, select, textarea, .code') !== null;
}
