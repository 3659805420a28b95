/** How long a button shows that the picture was copied. */
const SAID_MS = 1600;

/** Copies the visible picture, in the format of the button. When the browser refuses the clipboard, it saves a file. */
export async function copyPicture(
  button: HTMLButtonElement,
  drawing: Element,
  words: string,
): Promise<void> {
  const svg = [...drawing.querySelectorAll('svg')].find((each) => each.clientWidth > 0);
  if (!svg) return;
  const label = button.textContent;
  button.textContent = await copy(svg, words, button.dataset['copy'] === 'png');
  setTimeout(() => {
    button.textContent = label;
  }, SAID_MS);
}

async function copy(svg: SVGSVGElement, words: string, asPng: boolean): Promise<string> {
  const text = await svgText(svg, words);
  const blob = asPng ? await pngBlob(text) : new Blob([text], { type: 'image/svg+xml' });
  try {
    // Browsers accept PNG and text in the clipboard. An SVG is copied as text.
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

/** The CSS properties that a picture needs outside of the page. */
const PROPERTIES = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'paint-order',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
] as const;

/** Margin, because a pasted picture may stand directly beside text. */
const MARGIN_PX = 16;
/** Twice the size, so that the picture is sharp on most screens. */
const PNG_SCALE = 2;

/**
 * The drawing as a document that needs no other file. Colours and fonts are written into it, as the page shows them now.
 * @param words what the picture shows, for readers who do not see it
 */
async function svgText(svg: SVGSVGElement, words: string): Promise<string> {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll('*')];
  for (const [index, element] of [copy, ...copy.querySelectorAll('*')].entries()) {
    const original = originals[index];
    if (original) inlineStyle(element, getComputedStyle(original));
  }
  const width = svg.width.baseVal.value + 2 * MARGIN_PX;
  const height = svg.height.baseVal.value + 2 * MARGIN_PX;
  copy.setAttribute('viewBox', `${-MARGIN_PX} ${-MARGIN_PX} ${width} ${height}`);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('role', 'img');
  copy.removeAttribute('aria-hidden');
  for (const grip of copy.querySelectorAll('[data-key^="grip-"]')) grip.remove();
  copy.prepend(titleOf(words), await fontsOf(svg), paper(svg, width, height));
  return new XMLSerializer().serializeToString(copy);
}

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

function inlineStyle(element: Element, style: CSSStyleDeclaration): void {
  const given = PROPERTIES.map((name) => `${name}:${style.getPropertyValue(name)}`);
  element.setAttribute('style', given.join(';'));
  element.removeAttribute('class');
}

function titleOf(words: string): Element {
  const title = document.createElementNS('http://www.w3.org/2000/svg', 'title');
  title.textContent = words;
  return title;
}

function paper(svg: SVGSVGElement, width: number, height: number): Element {
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  const color = getComputedStyle(svg).getPropertyValue('--sheet') ? sheetColor(svg) : '#ffffff';
  const attributes = { x: -MARGIN_PX, y: -MARGIN_PX, width, height, fill: color };
  for (const [name, value] of Object.entries(attributes)) ground.setAttribute(name, String(value));
  return ground;
}

/** The colour of the sheet. It is read from the veil, where `light-dark` is already resolved. */
function sheetColor(svg: SVGSVGElement): string {
  const veil = svg.querySelector('.bus.free, .veil');
  return veil ? getComputedStyle(veil).fill : '#ffffff';
}

/** The fonts of the picture as data inside the document, because an SVG image may load no files. */
async function fontsOf(svg: Element): Promise<Element> {
  const style = document.createElementNS('http://www.w3.org/2000/svg', 'style');
  const families = getComputedStyle(svg.querySelector('text') ?? svg).fontFamily;
  const rules = [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSFontFaceRule)
    .filter((rule) => families.includes(unquoted(rule.style.getPropertyValue('font-family'))));
  style.textContent = (await Promise.all(rules.map(withFile))).join('\n');
  return style;
}

async function withFile(rule: CSSFontFaceRule): Promise<string> {
  const address = /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue('src'))?.[1];
  if (!address) return '';
  const base = rule.parentStyleSheet?.href ?? document.baseURI;
  const bytes = await (await fetch(new URL(address, base))).bytes();
  return rule.cssText.replace(/url\([^)]*\)/, `url(data:font/woff2;base64,${bytes.toBase64()})`);
}

function unquoted(text: string): string {
  return text.replaceAll(/["']/g, '');
}
