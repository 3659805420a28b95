import { pngBlob, svgText } from './copy-picture.ts';

/**
 * Puts a picture into the clipboard, or where that is refused, among the reader's downloads.
 * @param words what the picture shows, for those who do not see it
 * @returns what has become of it, for the button that was pressed
 */
export async function handOut(svg: SVGSVGElement, words: string, asPng: boolean): Promise<string> {
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
