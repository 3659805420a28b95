/** How long a button says that it has copied. */
const SAID_MS = 1600;

/** Copies the picture that is shown, in the form that the button names. Where the clipboard is refused, it is saved. */
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

/** The properties of the style sheet that a picture needs when it leaves the page. */
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

/** A picture needs some air where it is pasted. */
const MARGIN_PX = 16;
/** Twice the size: a tracker shows it sharp on most screens. */
const PNG_SCALE = 2;

/**
 * The drawing as a document of its own: with its colours and its lettering in it, as the page shows it now.
 * @param words what the picture shows, for those who do not see it
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

/** The same as pixels, for trackers that take no SVG. */
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

/** The veil is of the sheet's own colour, with `light-dark` already decided. */
function sheetColor(svg: SVGSVGElement): string {
  const veil = svg.querySelector('.bus.free, .veil');
  return veil ? getComputedStyle(veil).fill : '#ffffff';
}

/** The faces that the page has loaded, inside the document: an image may load nothing. */
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
