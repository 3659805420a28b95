/** How long a button says what came of a press. */
const SAID_MS = 1600;

/** @returns whether the browser allowed it */
export async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Has a button do something, and say for a moment what came of it. @param press returns that, in a few words */
export function sayOnPress(button: HTMLElement, press: () => Promise<string>): void {
  const label = button.textContent;
  button.addEventListener('click', async () => {
    button.textContent = await press();
    setTimeout(() => {
      button.textContent = label;
    }, SAID_MS);
  });
}
