/**
 * Goes on in a task of its own, so that what the reader does and what is to be painted come first: on a phone the page's
 * start, or showing an answer, would in one piece hold it for a quarter of a second.
 */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
