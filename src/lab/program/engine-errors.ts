import { type AnyNode, type Options, TokenType, tokTypes } from 'acorn';
import { AcornParser } from './acorn-internals.ts';
import { skipTrivia } from './ast.ts';
import { isAtLeast } from './release-order.ts';
import { TRANSLATIONS, WORDS, type WordExtent } from './syntax-words.ts';

/** A token that V8's scanner calls ILLEGAL. It is an error only when the parser takes it. */
const ILLEGAL = new (TokenType as unknown as new (label: string) => TokenType)('illegal');

/** V8's SyntaxError: its words, and the text that its carets stand under. */
export class Slip extends Error {
  readonly start: number;
  readonly end: number;
  constructor(message: string, start: number, end: number) {
    super(message);
    this.start = start;
    this.end = end;
  }
}

/** acorn's parser with V8's errors: what it raises is a `Slip`. */
export abstract class EngineErrors extends AcornParser {
  protected readonly version: string;
  #illegal: Slip | undefined;
  /** Where the last template ended, and where its last part began. */
  protected template = { tail: 0, end: 0 };
  /** The expression that is turned into a target of an assignment, and those that it is part of. */
  protected readonly targets: AnyNode[] = [];
  /** The last octal number or escape sequence that was read. */
  protected octal: Slip | undefined;
  protected isBinding = false;
  /** The closing token of the patterns that are being read. */
  protected closing: TokenType = tokTypes.braceR;
  /** Properties such as `a = 1`, by the offset of their `=`. */
  protected readonly shorthands = new Map<number, Slip>();

  constructor(options: Options, text: string, version: string) {
    super(options, text);
    this.version = version;
  }

  override raise(offset: number, message: string): never {
    throw this.#slip(offset, message);
  }

  override raiseRecoverable(offset: number, message: string): void {
    this.raise(offset, message);
  }

  /** Reads a token ahead. What is wrong with it counts when it is taken, or at the end of a strict function (`octal`). */
  override nextToken(): void {
    const { strict } = this;
    this.strict = false;
    try {
      super.nextToken();
    } catch (error) {
      if (!(error instanceof Slip)) throw error;
      this.#illegal = error;
      this.start = error.start;
      this.pos = Math.max(error.end, this.pos);
      this.finishToken(ILLEGAL);
    } finally {
      this.strict = strict;
    }
  }

  override readNumber(startsWithDot: boolean): void {
    const start = this.pos;
    super.readNumber(startsWithDot);
    const [octal] = /^0\d+/.exec(this.input.slice(start, this.pos)) ?? [];
    if (octal === undefined) return;
    const what = /[89]/.test(octal) ? 'Decimals with leading zeros' : 'Octal literals';
    this.octal = new Slip(`${what} are not allowed in strict mode.`, start, this.pos);
  }

  override readEscapedChar(inTemplate: boolean): string {
    if (inTemplate) return super.readEscapedChar(inTemplate);
    const start = this.pos + 1;
    const char = super.readEscapedChar(inTemplate);
    const sequence = this.input.slice(start, this.pos);
    const isDecimal = /^[89]/.test(sequence);
    const what = isDecimal ? '\\8 and \\9' : 'Octal escape sequences';
    if (/^\d/.test(sequence) && !/^0(?!\d)/.test(this.input.slice(start)))
      this.octal = new Slip(
        `${what} are not allowed in strict mode.`,
        start,
        isDecimal ? this.pos : this.pos - 1,
      );
    return char;
  }

  override unexpected(offset = this.start): never {
    throw offset === this.start ? this.unexpectedToken() : this.#slip(offset, 'Unexpected token');
  }

  protected here(words: string): Slip {
    return new Slip(words, this.start, this.end);
  }

  /** The last token. V8's last token of a template begins with its `}`. */
  protected last(words: string): Slip {
    const isTemplate = this.lastTokEnd === this.template.end;
    const start = isTemplate ? this.template.tail : this.lastTokStart;
    return new Slip(words, start, this.lastTokEnd);
  }

  /** ReportUnexpectedTokenAt */
  protected unexpectedToken(): Slip {
    const { type, start, end, input } = this;
    // `async name` without an arrow: V8 looks for the arrow before it takes the name.
    const async = /^async[ \t]+$/.test(input.slice(this.potentialArrowAt, this.lastTokStart));
    const last = input.slice(this.lastTokStart, this.lastTokEnd);
    if (async && IDENTIFIER.test(last) && !this.keywords.test(last))
      return this.last(this.identifier(last));
    if (type === ILLEGAL && this.#illegal) return this.#illegal;
    const text = input.slice(start, end);
    switch (type) {
      case tokTypes.eof:
        return this.here(WORDS.end);
      case tokTypes.num:
        return this.here('Unexpected number');
      case tokTypes.string:
        return this.here('Unexpected string');
      case tokTypes.backQuote:
        return new Slip('Unexpected template string', start, this.#templateEnd());
      case tokTypes.regexp:
        return this.here('Unexpected regular expression');
      case tokTypes.name:
        if (text === 'await' || text === 'enum') return this.here('Unexpected reserved word');
        if (this.strict && STRICT_WORDS.has(text))
          return this.here('Unexpected strict mode reserved word');
        if (this.#isToken(text)) return this.here(`Unexpected token '${text}'`);
        return this.here(this.identifier(text));
      case tokTypes.privateId:
        return this.here(this.identifier(text));
      default:
        return this.here(`Unexpected token '${text}'`);
    }
  }

  /** Whether V8 has a token for this word, which is a name elsewhere. */
  #isToken(word: string): boolean {
    if (word === 'of' || word === 'using') return isAtLeast(this.version, 22, 0);
    if (word === 'accessor') return isAtLeast(this.version, 24, 0);
    return word === 'async' || word === 'get' || word === 'set';
  }

  protected identifier(name: string): string {
    return `Unexpected identifier${isAtLeast(this.version, 19, 0) ? ` '${name}'` : ''}`;
  }

  /** V8's token is the text up to `${` or to the end of the template. */
  #templateEnd(): number {
    const match = /(?:\\[\s\S]|\$(?!\{)|[^\\$`])*(?:`|\$\{)/y;
    match.lastIndex = this.start + 1;
    return match.test(this.input) ? match.lastIndex : this.input.length;
  }

  #slip(offset: number, message: string): Slip {
    const { input } = this;
    if (message === 'Unexpected token') {
      if (input.startsWith('**', offset)) return new Slip(WORDS.power, offset, offset + 2);
      const word =
        wordAt(input, offset) || (/^(?:=>|\.\.\.|.)/.exec(input.slice(offset))?.[0] ?? '');
      return new Slip(`Unexpected token '${word}'`, offset, offset + word.length);
    }
    if (message.startsWith('Unterminated template'))
      return new Slip(WORDS.end, input.length, input.length);
    if (message.startsWith("'import' and 'export' may")) return this.#misplacedImport();
    if (message.startsWith('Unsyntactic')) return this.#jump(offset);
    if (/^(Assigning to rvalue|Optional chaining cannot appear in left)/.test(message))
      return this.#badTarget(offset);
    if (message.startsWith("Private field '")) return new Slip(message, offset - 1, offset);
    if (message.startsWith('Logical expressions')) return this.unexpectedToken();
    if (message.startsWith('Comma is not permitted')) return this.#afterRest(offset);
    if (message.startsWith('The only valid meta'))
      return this.last(this.identifier(wordAt(input, offset)));
    if (message.startsWith('Shorthand property'))
      return this.shorthands.get(offset) ?? this.here(WORDS.shorthand);
    if (message.startsWith('Bad ')) return this.#badEscape(offset);
    if (message.startsWith('Optional chaining cannot appear in the tag'))
      return new Slip('Invalid tagged template on optional chain', offset, this.#templateEnd());
    if (message.endsWith('may not have an initializer')) return this.#initialized(offset, message);
    if (message.endsWith('has already been declared')) return this.#redeclaration(offset, message);
    if (message.startsWith('Invalid regular expression: ')) return this.#regularExpression(message);
    for (const [acorn, extent, words] of TRANSLATIONS) {
      const match = acorn.exec(message);
      if (match)
        return this.#extended(words?.replace('$1', match[1] ?? '') ?? message, offset, extent);
    }
    return this.#extended(message, offset, 'token');
  }

  #extended(words: string, offset: number, extent: WordExtent): Slip {
    switch (extent) {
      case 'first':
        return new Slip(words, this.start, this.start + 1);
      case 'last':
        return this.last(words);
      case 'next':
        return new Slip(words, offset + 1, offset + 2);
      case 'parentheses':
        return new Slip(words, offset, this.input.indexOf(')', offset) + 1);
      case 'rest':
        return new Slip(words, offset, this.input.length);
      case 'word':
        return new Slip(words, offset, offset + wordAt(this.input, offset).length);
      case 'token':
        return new Slip(words, Math.min(this.start, offset), Math.max(this.pos, offset));
      default:
        return new Slip(words, offset, offset + extent);
    }
  }

  #regularExpression(message: string): Slip {
    const flags = isAtLeast(this.version, 20, 0)
      ? /\w*$/.exec(this.input.slice(this.start, this.pos))
      : '';
    const words = message.replace(
      /\/: (.*)$/,
      (_, what) => `/${flags}: ${what.replace('unicode', 'Unicode')}`,
    );
    return new Slip(words, this.start, this.pos);
  }

  #afterRest(comma: number): Slip {
    if (this.closing === tokTypes.parenR) return new Slip(WORDS.rest, comma, comma + 1);
    return new Slip(WORDS.restElement, this.input.lastIndexOf('...', comma), this.lastTokEnd);
  }

  /** V8's scanner names the whole escape sequence, as long as it should have been. */
  #badEscape(offset: number): Slip {
    const from = Math.max(0, this.input.lastIndexOf('\\', offset));
    const sequence = /\\(?:x(?![\da-f]{2})|u(?!\{|[\da-f]{4})|\d)/i;
    const at = from + Math.max(0, this.input.slice(from).search(sequence));
    const kind = this.input[at + 1];
    if (kind === 'x') return new Slip('Invalid hexadecimal escape sequence', at, at + 4);
    if (kind === 'u') return new Slip('Invalid Unicode escape sequence', at, at + 6);
    return new Slip('Octal escape sequences are not allowed in template strings.', at + 1, at + 2);
  }

  #initialized(offset: number, message: string): Slip {
    const start = skipTrivia(this.input, offset + wordAt(this.input, offset).length);
    const isAwait = FOR_AWAIT.test(this.input.slice(0, offset));
    const loop = isAwait ? 'for-await-of' : message.split(' ')[0];
    const words = `${loop} loop variable declaration may not have an initializer.`;
    return new Slip(words, start, this.lastTokEnd);
  }

  /**
   * The place of a function is its keyword, and of an import its name; but of a default or a namespace all from `import`
   * to the name (ParseImportDeclaration, src/parsing/parser.cc).
   */
  #redeclaration(offset: number, message: string): Slip {
    const before = this.input.slice(0, offset);
    const end = offset + wordAt(this.input, offset).length;
    const whole = /\bimport\s+(?:(?:[\w$]+\s*,\s*)?\*\s*as\s+)?$/.exec(before);
    if (whole) return new Slip(message, whole.index, end);
    if (/\bimport\s+(?:[\w$]+\s*,\s*)?\{[^}]*$/.test(before)) return new Slip(message, offset, end);
    const keyword = /(?:async\s+)?function\s*\*?\s*$/.exec(before);
    const start = keyword?.index ?? offset;
    return new Slip(message, start, start + 1);
  }

  #misplacedImport(): Slip {
    if (this.type !== tokTypes._import) return this.here("Unexpected token 'export'");
    if (this.options.sourceType !== 'module') return this.here(WORDS.importing);
    // In a block it can only be the beginning of an expression.
    this.next();
    return this.unexpectedToken();
  }

  /** ParseBreakStatement, ParseContinueStatement */
  #jump(offset: number): Slip {
    const [, word = '', label] = /^(\w+)(?:[ \t]+([\w$]+))?/.exec(this.input.slice(offset)) ?? [];
    if (label === undefined) {
      const why = word === 'break' ? '' : ': no surrounding iteration statement';
      return new Slip(`Illegal ${word} statement${why}`, offset, offset + word.length);
    }
    const start = this.input.indexOf(label, offset + word.length);
    const isKnown = this.labels.some(({ name }) => name === label);
    const words = isKnown
      ? `Illegal continue statement: '${label}' does not denote an iteration statement`
      : `Undefined label '${label}'`;
    return new Slip(words, start, start + label.length);
  }

  /** RewriteInvalidReferenceExpression */
  #badTarget(offset: number): Slip {
    const inner = this.targets.at(-1);
    if (inner && (this.isBinding || this.targets.length > 1))
      return new Slip(WORDS.target, inner.start, inner.end);
    const isLoop = this.type === tokTypes._in || this.isContextual('of');
    const words =
      this.type === tokTypes.incDec
        ? WORDS.postfix
        : this.type.isAssign
          ? WORDS.assignment
          : isLoop
            ? WORDS.forLoop
            : WORDS.prefix;
    return new Slip(words, offset, this.lastTokEnd);
  }
}

export const FOR_AWAIT = /\bfor\s+await\s*\(\s*$/;
const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

export function wordAt(text: string, offset: number): string {
  return /^[\p{ID_Continue}$#]*/u.exec(text.slice(offset))?.[0] ?? '';
}

/** Reserved in strict code only, ECMA-262 §12.7.2. */
const STRICT_WORDS: ReadonlySet<string> = new Set(
  'implements interface let package private protected public static yield'.split(' '),
);
