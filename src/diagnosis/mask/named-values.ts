/** What stands between a name and its value: in a header, an object, a file of settings, a list of raw headers. */
const BETWEEN = String.raw`\\*["']?\s*(?::|=>?|(?<=["']),)\s*`;

/**
 * Replaces the value behind a name in all the forms in which logs print it: `Name: value`, `"name": "value"` (also inside
 * a JSON string), `name=value`, `'Name', 'value'`, and the pairs of a HAR file.
 *
 * @param name a regular expression for the whole name, without groups
 * @param wholeLine whether a value without quotes ends with its line, as that of a header; else it ends at a space
 */
export function replaceNamed(
  text: string,
  name: string,
  replace: (value: string) => string,
  wholeLine: boolean,
): string {
  const pair = new RegExp(
    String.raw`("name\\*"\s*:\s*\\*"${name}\\*"\s*,\s*\\*"value\\*"\s*:\s*(\\*"))(.*?)(?=\2)`,
    'gi',
  );
  const quoted = new RegExp(
    String.raw`((?<![\w/-])${name}${BETWEEN}(?:\[\s*)?(\\*["'${'`'}]))([^\r\n]*?)(?=\2(?!\s*:))`,
    'gi',
  );
  const end = wholeLine
    ? String.raw`[^\r\n]*?(?=\\*["'${'`'}]|\\n|\r|\n|$)`
    : String.raw`[^\s"'&;,\\${'`'})\]}]*`;
  const bare = new RegExp(
    String.raw`((?<![\w/-])${name}${BETWEEN})(?!\\*["'${'`'}]|\[)([^\s"'${'`'}\\,;]${end})`,
    'gim',
  );
  return text
    .replace(pair, (_, before: string, _quote, value: string) => before + kept(value, replace))
    .replace(quoted, (_, before: string, _quote, value: string) => before + kept(value, replace))
    .replace(bare, (_, before: string, value: string) => before + kept(value, replace));
}

/** What a name like `token` has in a program or in a lock file, and is no secret. */
const PLAIN =
  /^$|^(?:true|false|null|undefined|none|yes|no|string|number|object)$|^[~^<>=v]*\d+(?:\.[\dx]+){1,2}|^\d{1,4}$/i;

function kept(value: string, replace: (value: string) => string): string {
  const text = value.trim();
  return PLAIN.test(text) || text.startsWith('[') ? value : replace(text);
}
