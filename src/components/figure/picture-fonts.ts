/**
 * The fonts of a picture as a style sheet with the files in it, because an SVG image may load none.
 * @param svg a drawing in the page, whose fonts the page has
 */
export async function fontsOf(svg: Element): Promise<string> {
  const families = [...svg.querySelectorAll('text')].map(
    (text) => getComputedStyle(text).fontFamily,
  );
  const rules = [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSFontFaceRule)
    .filter((rule) => families.some((family) => family.startsWith(familyOf(rule))))
    .filter((rule) => rule.style.getPropertyValue('src').includes('url('));
  const unique = new Map(rules.map((rule) => [rule.cssText, rule]));
  return (await Promise.all([...unique.values()].map(withFile))).join('\n');
}

/** The name that a picture outside of the page uses, for the names that the build gives to families. */
const NAMES = ['Instrument Sans', 'Commit Mono'];

async function withFile(rule: CSSFontFaceRule): Promise<string> {
  const address = /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue('src'))?.[1];
  if (!address) return '';
  const base = rule.parentStyleSheet?.href ?? document.baseURI;
  const bytes = await (await fetch(new URL(address, base))).bytes();
  const name = NAMES.find((one) => familyOf(rule).includes(one)) ?? familyOf(rule);
  return rule.cssText
    .replace(/font-family:[^;]+/, `font-family:"${name}"`)
    .replace(address, `data:font/woff2;base64,${bytes.toBase64()}`);
}

function familyOf(rule: CSSFontFaceRule): string {
  return rule.style.getPropertyValue('font-family');
}
