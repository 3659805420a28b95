/** Only three roles, so that the marked line stands out more than the syntax. */
export type Role = 'plain' | 'string' | 'comment';

export interface Token {
  readonly text: string;
  readonly role: Role;
}

/**
 * Splits a JavaScript module into lines of tokens, for listings that are shown before the editor is loaded. It knows
 * comments, strings, templates and regular expressions, and treats everything else as plain. The tokens of any text,
 * even one that is no JavaScript, joined give the text again.
 */
export function tokenLines(source: string): Token[][] {
  let line: Token[] = [];
  const lines = [line];
  for (const { text, role } of tokens(source)) {
    const [first = '', ...rest] = text.split('\n');
    add(line, first, role);
    for (const part of rest) {
      line = [];
      lines.push(line);
      add(line, part, role);
    }
  }
  return lines;
}

function add(line: Token[], text: string, role: Role): void {
  if (text === '') return;
  const last = line.at(-1);
  if (last?.role === role) line[line.length - 1] = { text: last.text + text, role };
  else line.push({ text, role });
}

const COMMENT = /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y;
const QUOTED = /'(?:\\[\s\S]|[^'\\\n])*'?|"(?:\\[\s\S]|[^"\\\n])*"?/y;
/** Up to the end of the template or to its next `${`. */
const TEMPLATE = /(?:\\[\s\S]|\$(?!\{)|[^`\\$])*(?:`|\$\{|$)/y;
const REGEX = /\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/y;
const PLAIN = /[\w$]+|\s+|[\s\S]/y;

/** After this a slash begins a regular expression. After anything else it divides. */
const BEFORE_REGEX = /(?:^|[([{,;:=!&|?+\-*%~^<>]|\b(?:return|typeof|case|in|of|await|yield))$/;

function* tokens(source: string): Generator<Token> {
  let at = 0;
  let before = '';
  /** For each template around the current position: how many braces are open in its current `${ }`. */
  const templates: number[] = [];

  const match = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    return pattern.exec(source)?.[0] ?? '';
  };
  const take = (text: string, role: Role): Token => {
    at += text.length;
    if (role !== 'comment' && text.trim() !== '') before = text.trim();
    return { text, role };
  };
  const template = (from: string): Token => {
    at += from.length;
    const text = from + match(TEMPLATE);
    at -= from.length;
    if (text.endsWith('${')) templates.push(0);
    return take(text, 'string');
  };

  while (at < source.length) {
    const char = source.charAt(at);
    const braces = templates.at(-1);
    const comment = char === '/' && match(COMMENT);
    if (comment) yield take(comment, 'comment');
    else if (char === "'" || char === '"') yield take(match(QUOTED), 'string');
    else if (char === '`') yield template('`');
    else if (char === '}' && braces === 0) {
      templates.pop();
      yield template('}');
    } else {
      if (braces !== undefined && char === '{') templates[templates.length - 1] = braces + 1;
      if (braces !== undefined && char === '}') templates[templates.length - 1] = braces - 1;
      const regex = char === '/' && BEFORE_REGEX.test(before) && match(REGEX);
      yield regex ? take(regex, 'string') : take(match(PLAIN), 'plain');
    }
  }
}
