/** One table of the page's own keys: what they do, and how it is said. */
export interface PageKeys {
  readonly run: () => void;
}

/** Ctrl or Cmd with Enter runs, wherever the focus is. */
export function listenForKeys({ run }: PageKeys): void {
  addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented)
      return;
    event.preventDefault();
    run();
  });
}
