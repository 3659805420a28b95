/** How long a button says that it has copied. */
const SAID_MS = 1600;

/**
 * “Copy this picture”, as SVG and as PNG. Where the clipboard is refused, the picture is downloaded.
 * @param words what the picture shows, for those who do not see it
 */
export function listenForCopies(root: HTMLElement, words: () => string): void {
  for (const button of root.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
    const label = button.textContent;
    button.addEventListener('click', async () => {
      const svg = root.querySelector<SVGSVGElement>('[data-part="drawing"] > svg');
      if (!svg) return;
      const { handOut } = await import('./hand-out.ts');
      button.textContent = await handOut(svg, words(), button.dataset['copy'] === 'png');
      setTimeout(() => {
        button.textContent = label;
      }, SAID_MS);
    });
  }
}
