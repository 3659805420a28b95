import { plateOf } from '../../figures/card/card.ts';
import { cardLooks } from '../../figures/card/card-looks.ts';
import { markupOf, type Shape } from '../../figures/svg.ts';
import figureLooks from '../../styles/figure.css?raw';
import phaseLooks from '../../styles/phase-picture.css?raw';
import tokens from '../../styles/tokens.css?raw';
import { type CopyCaption, captionIn } from './picture-caption.ts';
import { fontsOf } from './picture-fonts.ts';

/** How long a button shows that the picture was copied. */
const SAID_MS = 1600;

/**
 * Copies the visible picture as a plate: with its verdict, what ran, and the address of the moment. A link beside the
 * button then offers the same plate as a file. When the browser refuses the clipboard, there is the link alone.
 * @param words what the picture shows, for readers who do not see it
 * @param caption what the plate says, where the page knows better than its markup shows
 */
export async function copyPicture(
  button: HTMLButtonElement,
  root: Element,
  words: string,
  caption: CopyCaption = {},
): Promise<void> {
  const svg = [...root.querySelectorAll<SVGSVGElement>('[data-part="drawing"] svg')].find(
    (each) => each.clientWidth > 0,
  );
  if (!svg) return;
  const form = button.dataset['copy'] === 'png' ? 'png' : 'svg';
  const card = { picture: shapeOf(svg), ...captionIn(root), ...caption, words };
  const text = markupOf(plateOf(card, cardLooks(tokens, figureLooks + phaseLooks)).svg);
  const blob =
    form === 'png'
      ? await pngBlob(withFonts(text, await fontsOf(svg)))
      : new Blob([text], { type: 'image/svg+xml' });
  const label = button.textContent;
  button.textContent = (await copied(blob, text)) ? 'Copied' : 'Not copied';
  offerFile(button, blob, form);
  setTimeout(() => {
    button.textContent = label;
  }, SAID_MS);
}

/** Browsers take PNG and text into the clipboard, so an SVG is copied as text. */
async function copied(blob: Blob, text: string): Promise<boolean> {
  try {
    if (blob.type === 'image/png')
      await navigator.clipboard.write([new ClipboardItem({ [blob.type]: blob })]);
    else await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Puts a link to the picture as a file behind the button, in place of the link of an earlier press. */
function offerFile(button: HTMLButtonElement, blob: Blob, form: 'png' | 'svg'): void {
  const next = button.nextElementSibling;
  const link = next instanceof HTMLAnchorElement ? next : document.createElement('a');
  if (link.href.startsWith('blob:')) URL.revokeObjectURL(link.href);
  link.href = URL.createObjectURL(blob);
  link.download = `the-unread-fin.${form}`;
  link.className = button.className;
  link.textContent = `Download the ${form.toUpperCase()}`;
  button.after(link);
}

/** A drawing of the page as data, so that it goes the same way as the pictures of the build. */
function shapeOf(element: Element): Shape {
  const {
    'data-key': key,
    style: _,
    ...attributes
  } = Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value] as const));
  const children = [...element.childNodes].flatMap((node): (Shape | string)[] => {
    if (node instanceof Element) return [shapeOf(node)];
    return node.textContent ? [node.textContent] : [];
  });
  return { tag: element.tagName, key, attributes, children };
}

function withFonts(text: string, fonts: string): string {
  return text.replace('<title>', `<style>${fonts}</style><title>`);
}

/** Twice the size, so that the picture is sharp on most screens. */
const PNG_SCALE = 2;

/** Renders a document as PNG, for issue trackers that accept no SVG. */
async function pngBlob(text: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * PNG_SCALE;
    canvas.height = image.naturalHeight * PNG_SCALE;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))));
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}
