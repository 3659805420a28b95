import { PartNotLoaded } from './lazy-part.ts';

/** Shows a message above the drawing: what the figure cannot do, and what helps. Undefined removes the message. */
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
 * Runs a task that may load a part or an engine. When that fails and the reader can do something about it, the figure
 * shows the message.
 * @throws every other error, because it is a defect of ours
 */
export async function attempt(drawing: HTMLElement, task: () => Promise<void>): Promise<void> {
  // The old message is removed now and not after the task: when two tasks overlap and one fails, the success of the
  // other must not remove its message.
  showNotice(drawing, undefined);
  try {
    await task();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return;
    if (!(error instanceof PartNotLoaded) && !isEngineError(error)) throw error;
    showNotice(drawing, error.message);
  }
}

/** Recognizes an engine's error by its property, because the class is loaded only with the engine. */
function isEngineError(error: unknown): error is Error {
  return error instanceof Error && 'remedy' in error;
}
