/**
 * Continues in a new task, so that input and painting come first. On a phone, starting the page or
 * showing an answer in one piece would block it for a quarter of a second.
 */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
