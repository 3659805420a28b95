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
      button.textContent = await copy(svg, words(), button.dataset['copy'] === 'png');
      setTimeout(() => {
        button.textContent = label;
      }, SAID_MS);
    });
  }
}

async function copy(svg: SVGSVGElement, words: string, asPng: boolean): Promise<string> {
  const { pngBlob, svgText } = await import('./copy-picture.ts');
  const text = await svgText(svg, words);
  const blob = asPng ? await pngBlob(text) : new Blob([text], { type: 'image/svg+xml' });
  try {
    // Browsers take PNG and text into the clipboard; an SVG goes as the text that it is.
    if (asPng) await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
    else await navigator.clipboard.writeText(text);
    return 'Copied';
  } catch {
    download(blob, asPng ? 'png' : 'svg');
    return 'Saved';
  }
}

function download(blob: Blob, extension: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `the-unread-fin.${extension}`;
  link.click();
  URL.revokeObjectURL(link.href);
}
