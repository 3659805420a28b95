import { PartNotLoaded } from './lazy-part.ts';

/** Tells the reader, above the drawing, what the figure cannot do and what helps; undefined takes it away. */
function showNotice(drawing: HTMLElement, text: string | undefined): void {
  const sheet = drawing.parentElement;
  const known = sheet?.querySelector(':scope > .figure-notice');
  if (text === undefined) {
    known?.remove();
    return;
  }
  const notice = known ?? document.createElement('p');
  notice.className = 'figure-notice';
  notice.setAttribute('role', 'alert');
  notice.textContent = text;
  drawing.before(notice);
}

/**
 * Does what may need a part that is not there yet. What the reader can help is said in the figure.
 * @throws whatever is a defect of ours
 */
export async function attempt(drawing: HTMLElement, task: () => Promise<void>): Promise<void> {
  // At the beginning and not at the end: another attempt that goes well says nothing about one that failed.
  showNotice(drawing, undefined);
  try {
    await task();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return;
    if (!(error instanceof PartNotLoaded) && !isEngineError(error)) throw error;
    showNotice(drawing, error.message);
  }
}

/** By its shape: the class comes with the engine, which most readers never load. */
function isEngineError(error: unknown): error is Error {
  return error instanceof Error && 'remedy' in error;
}
