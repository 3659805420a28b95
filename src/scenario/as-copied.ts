import { isField } from './knobs.ts';

/** The field that names a step of the run: `at=write.2`. */
export const STEP_FIELD = 'at';

/** What can stand after an address in a sentence. No value of a knob ends so, and no name of a step. */
const AFTER_VALUE = /[^\w+ -]+$/;

/**
 * The query of an address as it was before somebody pasted it into HTML or a sentence: `&amp;` is
 * `&`, and a bracket or a full stop after the last value goes. The last value of a field that is
 * not the playground's own stays as it is, because nobody knows what may stand there.
 */
export function asCopied(search: string): string {
  const text = search.replaceAll(/&(?:amp;)+/gi, '&');
  const { name = '', value = '' } = LAST_FIELD.exec(text)?.groups ?? {};
  if (!isField(name) && name !== STEP_FIELD) return text;
  const decoded = decodedOf(value);
  const clean = withoutTail(decoded);
  return clean === decoded
    ? text
    : text.slice(0, text.length - value.length) + encodeURIComponent(clean);
}

/** The value of a knob or a step, without what a sentence put after it. */
export function withoutTail(value: string): string {
  return value.replace(AFTER_VALUE, '');
}

const LAST_FIELD = /(?:^|[?&])(?<name>\w+)=(?<value>[^&]*)$/;

/** The text itself where a character of it was cut in two. */
function decodedOf(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
