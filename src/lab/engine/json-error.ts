/** Why a text is not JSON: V8's message without the place, or `token` where V8 names the token. */
interface JsonFault {
  readonly message: string;
  /** Index of the character at which the parser stopped. */
  readonly at: number;
}

const TOKEN = 'token';
const END = 'Unexpected end of JSON input';
/** With a space that is not shown. */
const LATER_COLON = "Expected ':' after property name in JSON ";
const NUMBER = /(-?)(?:0(\d?)|\d+|())(?:\.(?:\d+|()))?(?:[eE][+-]?(?:\d+|()))?/dy;
const SPACE = /[ \t\r\n]*/y;
const LITERALS = ['true', 'false', 'null'] as const;

/**
 * Parses as JsonParser of V8 does (src/json/json-parser.cc), for the place and the kind of the
 * first error only. Undefined for JSON.
 */
export function faultOf(text: string): JsonFault | undefined {
  try {
    new Scanner(text).scan();
    return undefined;
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
}

/** Thrown by the scanner alone. */
class Fault implements JsonFault {
  readonly message: string;
  readonly at: number;
  constructor(message: string, at: number) {
    this.message = message;
    this.at = at;
  }
}

class Scanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  scan(): void {
    this.#value();
    if (this.#next() !== '') this.#fail('Unexpected non-whitespace character after JSON');
  }

  #fail(message: string, at = this.#at): never {
    throw new Fault(message, at);
  }

  /** The next character that is not white space; empty at the end. */
  #next(): string {
    SPACE.lastIndex = this.#at;
    SPACE.test(this.#text);
    this.#at = SPACE.lastIndex;
    return this.#text.charAt(this.#at);
  }

  #value(): void {
    const first = this.#next();
    if (first === '{') this.#object();
    else if (first === '[') this.#array();
    else if (first === '"') this.#string();
    else if (/[-\d]/.test(first)) this.#number();
    else this.#literal(first);
  }

  #literal(first: string): void {
    const literal = LITERALS.find((each) => first !== '' && each.startsWith(first));
    for (const char of literal ?? '\0') {
      if (this.#text.charAt(this.#at) !== char) this.#fail(TOKEN);
      this.#at++;
    }
  }

  #array(): void {
    this.#at++;
    if (this.#next() === ']') this.#at++;
    else this.#list(']', 'array element', () => this.#value());
  }

  #object(): void {
    this.#at++;
    if (this.#next() === '}') {
      this.#at++;
      return;
    }
    if (this.#next() !== '"') this.#fail("Expected property name or '}' in JSON");
    let colon = "Expected ':' after property name in JSON";
    this.#list('}', 'property value', () => {
      if (this.#next() !== '"') this.#fail('Expected double-quoted property name in JSON');
      this.#string();
      if (this.#next() !== ':') this.#fail(colon);
      colon = LATER_COLON;
      this.#at++;
      this.#value();
    });
  }

  /** Elements with commas between them, and the bracket that ends them. */
  #list(close: string, what: string, element: () => void): void {
    for (;;) {
      element();
      const next = this.#next();
      if (next !== ',' && next !== close)
        this.#fail(`Expected ',' or '${close}' after ${what} in JSON`);
      this.#at++;
      if (next === close) return;
    }
  }

  #string(): void {
    this.#at++;
    for (; this.#text.charAt(this.#at) !== '"'; this.#at++) {
      const char = this.#text.charAt(this.#at);
      if (char === '') this.#fail('Unterminated string in JSON');
      if (char < ' ') this.#fail('Bad control character in string literal in JSON');
      if (char === '\\') this.#escape();
    }
    this.#at++;
  }

  /** Ends at the last character of the escape. */
  #escape(): void {
    const char = this.#text.charAt(++this.#at);
    if (char === '') this.#fail(TOKEN);
    if (char !== 'u') {
      if (!'"\\/bfnrt'.includes(char)) this.#fail('Bad escaped character in JSON');
      return;
    }
    for (let digits = 0; digits < 4; digits++) {
      const digit = this.#text.charAt(++this.#at);
      if (!/^[\da-fA-F]$/.test(digit)) this.#fail('Bad Unicode escape in JSON');
    }
  }

  #number(): void {
    NUMBER.lastIndex = this.#at;
    const indices = NUMBER.exec(this.#text)?.indices ?? [];
    const fail = (group: number, message: string) => {
      const [start, end] = indices[group] ?? [];
      if (start !== undefined && (group !== 2 || end !== start)) this.#fail(message, start);
    };
    fail(2, 'Unexpected number in JSON');
    fail(3, 'No number after minus sign in JSON');
    fail(4, 'Unterminated fractional number in JSON');
    fail(5, 'Exponent part is missing a number in JSON');
    this.#at = NUMBER.lastIndex;
  }
}

/** Characters that V8 shows on each side of a token in a long text. */
const CONTEXT = 10;
/** What a program gives to JSON.parse by mistake: V8 shows these as they are. */
const MISTAKEN = ['undefined', 'NaN', 'Infinity', '[object Object]'];

/** The message of the SyntaxError, in the words of the V8 of this major of Node. */
export function jsonMessage(text: string, { message, at }: JsonFault, major: number): string {
  const char = text.charAt(at);
  if (major < 19) return oldMessage(char, at);
  // Until V8 11.4 the colon after a second name was like any other token.
  const isToken = message === TOKEN || (message === LATER_COLON && major < 22);
  if (char === '' && isToken) return END;
  const kind = isToken ? kindOf(char) : '';
  if (!isToken || kind) {
    const said = kind ? `Unexpected ${kind} in JSON` : message.trimEnd();
    return `${said} at position ${at}${major < 22 ? '' : place(text, at)}`;
  }
  if (MISTAKEN.includes(text)) return `"${text}" is not valid JSON`;
  const isLong = text.length > 2 * CONTEXT;
  const before = isLong && at >= CONTEXT ? '...' : '';
  const after = isLong && at < text.length - CONTEXT ? '...' : '';
  const shown = text.slice(before ? at - CONTEXT : 0, after ? at + CONTEXT : undefined);
  return `Unexpected token '${char}', ${before}"${shown}"${after} is not valid JSON`;
}

/** A token that V8 does not show. */
function kindOf(char: string): string {
  return char === '"' ? 'string' : /[-\d]/.test(char) ? 'number' : '';
}

/** Until V8 10.5 the place alone counts. */
function oldMessage(char: string, at: number): string {
  return char === ''
    ? END
    : `Unexpected ${kindOf(char) || `token ${char}`} in JSON at position ${at}`;
}

/** Since V8 11.4. */
function place(text: string, at: number): string {
  const lines = text.slice(0, at).split(/\r\n|\r|\n/);
  return ` (line ${lines.length} column ${(lines.at(-1) ?? '').length + 1})`;
}
