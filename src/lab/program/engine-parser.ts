import { type AnyNode, type Options, Parser, TokenType, tokTypes } from 'acorn';
import { skipTrivia } from './ast.ts';
import { expressionPosition } from './load-position.ts';
import { type Extent, TRANSLATIONS, WORDS } from './syntax-words.ts';

type Token = TokenType & { readonly prefix?: boolean; readonly isAssign?: boolean };
type Rest = readonly unknown[];

interface Property {
  readonly computed: boolean;
  readonly key: AnyNode;
}

/** What acorn's parser has besides its declared interface (acorn/dist/acorn.mjs), as far as it is used here. */
declare class Internals {
  constructor(options: Options, input: string);
  readonly input: string;
  readonly strict: boolean;
  readonly inAsync: boolean;
  readonly keywords: RegExp;
  readonly options: Options;
  readonly labels: readonly { readonly name?: string | null }[];
  readonly type: Token;
  start: number;
  readonly end: number;
  pos: number;
  readonly lastTokStart: number;
  readonly lastTokEnd: number;
  readonly potentialArrowAt: number;
  parse(): AnyNode;
  next(): void;
  nextToken(): void;
  finishToken(type: TokenType): void;
  eat(type: TokenType): boolean;
  expect(type: TokenType): void;
  semicolon(): void;
  isContextual(name: string): boolean;
  canInsertSemicolon(): boolean;
  raise(offset: number, message: string): never;
  raiseRecoverable(offset: number, message: string): void;
  unexpected(offset?: number): never;
  startNode(): AnyNode;
  finishNode(node: object, type: string): AnyNode;
  toAssignable(node: AnyNode, ...rest: Rest): AnyNode;
  checkLValSimple(node: AnyNode, ...rest: Rest): void;
  parseBindingList(close: TokenType, ...rest: Rest): AnyNode[];
  parseClass(node: AnyNode, ...rest: Rest): AnyNode;
  parseClassField(field: { readonly key: AnyNode }): AnyNode;
  parseClassId(node: AnyNode, ...rest: Rest): void;
  parseDynamicImport(node: AnyNode): AnyNode;
  parseExport(node: AnyNode, ...rest: Rest): AnyNode;
  parseExpression(): AnyNode;
  parseExprList(close: TokenType, ...rest: Rest): unknown[];
  parseFor(node: AnyNode, init: AnyNode | undefined): AnyNode;
  parseFunction(node: AnyNode, statement: number, ...rest: Rest): AnyNode;
  parseImportSpecifier(): AnyNode;
  parseMaybeAssign(...rest: Rest): AnyNode;
  parseMaybeUnary(...rest: Rest): AnyNode;
  parseParenItem(item: AnyNode): AnyNode;
  parsePropertyValue(property: Property, isPattern: boolean, ...rest: Rest): void;
  parseSpread(...rest: Rest): AnyNode;
  parseStatement(context: string | null | undefined, ...rest: Rest): AnyNode;
  parseTemplate(options?: { isTagged?: boolean }): AnyNode;
  parseTemplateElement(options: { isTagged: boolean }): {
    readonly start: number;
    readonly tail: boolean;
  };
  parseVar(node: AnyNode, isFor: boolean, ...rest: Rest): AnyNode;
  parseVarId(declarator: { id: AnyNode }, kind: string): void;
}
const AcornParser = Parser as unknown as typeof Internals;

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

/** What differs between the releases' V8. */
export interface EngineRelease {
  /** V8 names the identifier that it did not expect. */
  readonly namesIdentifiers: boolean;
  readonly hasContextualOf: boolean;
}

/**
 * Parses a text that acorn has refused, to refuse it as V8 does (src/parsing/parser-base.h and scanner.cc): with
 * `Slip`. Both know the same grammar, so the first mistake is usually the same one; V8 has other words for it, and
 * notices some mistakes a token earlier or later.
 */
export class EngineParser extends AcornParser {
  readonly #release: EngineRelease;
  #illegal: Slip | undefined;
  #isFor = false;
  #declarations = 0;
  /** Where the last template ended, and where its last part began. */
  #template = { tail: 0, end: 0 };
  /** The expression that is turned into a target of an assignment, and the one that it is part of. */
  #targets: AnyNode[] = [];
  #isBinding = false;
  /** The closing token of the patterns that are being read. */
  #closing: TokenType = tokTypes.braceR;
  /** Properties such as `a = 1`, by the offset of their `=`. */
  readonly #shorthands = new Map<number, Slip>();
  #redeclared: Slip | undefined;

  constructor(options: Options, text: string, release: EngineRelease) {
    super(options, text);
    this.#release = release;
  }

  override raise(offset: number, message: string): never {
    throw this.#slip(offset, message);
  }

  override raiseRecoverable(offset: number, message: string): void {
    this.raise(offset, message);
  }

  /** Reads a token ahead. What is wrong with it counts when it is taken. */
  override nextToken(): void {
    try {
      super.nextToken();
    } catch (error) {
      if (!(error instanceof Slip)) throw error;
      this.#illegal = error;
      this.start = error.start;
      this.pos = Math.max(error.end, this.pos);
      this.finishToken(ILLEGAL);
    }
  }

  override unexpected(offset = this.start): never {
    throw offset === this.start ? this.#unexpectedToken() : this.#slip(offset, 'Unexpected token');
  }

  /** ExpectSemicolon */
  override semicolon(): void {
    const isAwait = this.input.slice(this.lastTokStart, this.lastTokEnd) === 'await';
    if (isAwait && !this.inAsync && this.type !== tokTypes.semi && !this.canInsertSemicolon())
      throw this.#last(WORDS.await);
    super.semicolon();
  }

  /** ParseArguments: what follows an argument is not looked at. */
  override parseExprList(close: TokenType, ...rest: Rest): unknown[] {
    if (close !== tokTypes.parenR) return super.parseExprList(close, ...rest);
    const [, , errors] = rest;
    const list: unknown[] = [];
    while (this.type !== close) {
      const isSpread = this.type === tokTypes.ellipsis;
      list.push(isSpread ? this.parseSpread(errors) : this.parseMaybeAssign(false, errors));
      if (!this.eat(tokTypes.comma)) break;
    }
    if (!this.eat(close)) throw this.#last(WORDS.arguments);
    return list;
  }

  override parseMaybeAssign(...rest: Rest): AnyNode {
    const node = super.parseMaybeAssign(...rest);
    if (this.type === tokTypes.arrow) {
      const start = expressionPosition(this.input, node);
      throw new Slip(WORDS.arrow, start, Math.max(this.lastTokStart, start));
    }
    return node;
  }

  override parseMaybeUnary(...rest: Rest): AnyNode {
    const { start } = this;
    const isUnary = this.type.prefix === true || this.isContextual('await');
    try {
      return super.parseMaybeUnary(...rest);
    } catch (error) {
      const isPower = error instanceof Slip && error.message === WORDS.power;
      if (isPower && isUnary && error.start > start) throw new Slip(WORDS.unary, start, error.end);
      throw error;
    }
  }

  override parseVar(node: AnyNode, isFor: boolean, ...rest: Rest): AnyNode {
    const before = this.#isFor;
    this.#isFor = isFor;
    this.#declarations = node.start;
    const result = super.parseVar(node, isFor, ...rest);
    this.#isFor = before;
    return result;
  }

  /** ParseVariableDeclarations */
  override parseVarId(declarator: { id: AnyNode }, kind: string): void {
    const isFor = this.#isFor;
    super.parseVarId(declarator, kind);
    this.#isFor = isFor;
    const { type, start } = declarator.id;
    const isLoop = isFor && (this.type === tokTypes._in || this.isContextual('of'));
    if (this.type === tokTypes.eq || isLoop) return;
    // V8 loses the place here, and shows the first line as line 0.
    if (isFor && FOR_AWAIT.test(this.input.slice(0, this.#declarations)))
      throw new Slip(WORDS.forAwait, -1, -1);
    if (type !== 'Identifier') throw new Slip(WORDS.destructuring, start, this.lastTokEnd);
    if (kind.endsWith('using'))
      throw new Slip(`Missing initializer in ${kind} declaration`, start, this.lastTokEnd);
    if (kind === 'const') throw new Slip(WORDS.const, start, this.lastTokEnd);
  }

  /** ParseExportDeclaration names `export` itself when nothing that can be exported follows. */
  override parseExport(node: AnyNode, ...rest: Rest): AnyNode {
    const next = this.input.slice(skipTrivia(this.input, this.end));
    if (!/^(?:[*{]|(?:default|var|let|const|function|class|async)(?![\w$]))/.test(next))
      throw this.#unexpectedToken();
    return super.parseExport(node, ...rest);
  }

  override parseFunction(node: AnyNode, statement: number, ...rest: Rest): AnyNode {
    const needsName = (statement & 1) === 1 && (statement & 4) === 0;
    if (needsName && this.type === tokTypes.parenL) throw this.#last(WORDS.functionName);
    return super.parseFunction(node, statement, ...rest);
  }

  /** ParseArrowParametersWithRest */
  override parseParenItem(item: AnyNode): AnyNode {
    if (item.type === 'RestElement') {
      const isArrow = this.input.startsWith('=>', skipTrivia(this.input, this.end));
      if (this.type === tokTypes.eq) throw this.#last(WORDS.restDefault);
      if (this.type === tokTypes.comma) throw this.#last(WORDS.rest);
      if (this.type !== tokTypes.parenR || !isArrow)
        throw new Slip("Unexpected token '...'", item.start, item.start + 3);
    }
    return super.parseParenItem(item);
  }

  /** A reserved word cannot be a shorthand property, so V8 waits for what must follow a name. */
  override parsePropertyValue(property: Property, isPattern: boolean, ...rest: Rest): void {
    const { computed, key } = property;
    const { type, start } = this;
    const isShorthand = type === tokTypes.comma || type === tokTypes.braceR || type === tokTypes.eq;
    const isName = type !== tokTypes.colon && type !== tokTypes.parenL;
    const isReserved = key.type === 'Identifier' && this.keywords.test(key.name);
    if (isName && !computed && isReserved && !(isPattern && isShorthand))
      throw this.#unexpectedToken();
    super.parsePropertyValue(property, isPattern, ...rest);
    if (type === tokTypes.eq)
      this.#shorthands.set(start, new Slip(WORDS.shorthand, key.start, this.lastTokEnd));
  }

  override parseStatement(context: string | null | undefined, ...rest: Rest): AnyNode {
    if (context) {
      const next = this.input.slice(this.end);
      if (this.type === tokTypes._function && this.strict) throw this.#here(WORDS.functionBody);
      if (this.isContextual('async') && /^[ \t]+function\b/.test(next))
        throw this.#here(WORDS.asyncBody);
      if (this.isContextual('let') && /^(?:\s*\[|[ \t]+[\p{ID_Start}$_{])/u.test(next))
        throw this.#here(WORDS.lexical);
    }
    return super.parseStatement(context, ...rest);
  }

  override parseFor(node: AnyNode, init: AnyNode | undefined): AnyNode {
    const isIn = this.type === tokTypes._in;
    if (init?.type === 'VariableDeclaration' && (isIn || this.isContextual('of'))) {
      const words = `Invalid left-hand side in for-${isIn ? 'in' : 'of'} loop: Must have a single binding.`;
      throw new Slip(words, init.declarations[0]?.start ?? init.start, this.lastTokEnd);
    }
    return super.parseFor(node, init);
  }

  override parseDynamicImport(node: AnyNode): AnyNode {
    if (this.input[skipTrivia(this.input, this.end)] === ')') throw this.#here(WORDS.specifier);
    return super.parseDynamicImport(node);
  }

  override parseImportSpecifier(): AnyNode {
    try {
      return super.parseImportSpecifier();
    } catch (error) {
      if (!(error instanceof Slip) || error.start !== this.lastTokStart) throw error;
      throw this.#last('Unexpected reserved word');
    }
  }

  override parseBindingList(close: TokenType, ...rest: Rest): AnyNode[] {
    const before = this.#closing;
    this.#closing = close;
    const result = super.parseBindingList(close, ...rest);
    this.#closing = before;
    return result;
  }

  /** V8 takes `name: Type` for a property of an object, and loses the place. */
  override parseClassField(field: { readonly key: AnyNode }): AnyNode {
    const { start, end } = field.key;
    if (this.type === tokTypes.colon)
      throw new Slip(this.#identifier(this.input.slice(start, end)), start, start);
    return super.parseClassField(field);
  }

  /** A class is declared when its body has been read. */
  override parseClass(node: AnyNode, ...rest: Rest): AnyNode {
    const result = super.parseClass(node, ...rest);
    if (this.#redeclared) throw new Slip(this.#redeclared.message, node.start, this.lastTokEnd);
    return result;
  }

  override parseClassId(node: AnyNode, ...rest: Rest): void {
    try {
      super.parseClassId(node, ...rest);
    } catch (error) {
      if (!(error instanceof Slip && error.message.endsWith('been declared'))) throw error;
      this.#redeclared = error;
    }
  }

  /** ParseTemplateLiteral */
  override parseTemplate({ isTagged = false } = {}): AnyNode {
    const node = this.startNode();
    const expressions: AnyNode[] = [];
    this.next();
    let quasi = this.parseTemplateElement({ isTagged });
    const quasis = [quasi];
    while (!quasi.tail) {
      this.expect(tokTypes.dollarBraceL);
      const { start } = this;
      expressions.push(this.parseExpression());
      if (this.type !== tokTypes.braceR) throw new Slip(WORDS.template, start, this.start);
      this.next();
      quasi = this.parseTemplateElement({ isTagged });
      quasis.push(quasi);
    }
    this.next();
    this.#template = { tail: quasi.start - 1, end: this.lastTokEnd };
    return this.finishNode(Object.assign(node, { expressions, quasis }), 'TemplateLiteral');
  }

  override toAssignable(node: AnyNode, ...rest: Rest): AnyNode {
    this.#targets.push(node);
    this.#isBinding = rest[0] === true;
    const result = super.toAssignable(node, ...rest);
    this.#targets.pop();
    return result;
  }

  #here(words: string): Slip {
    return new Slip(words, this.start, this.end);
  }

  /** The last token. V8's last token of a template begins with its `}`. */
  #last(words: string): Slip {
    const isTemplate = this.lastTokEnd === this.#template.end;
    const start = isTemplate ? this.#template.tail : this.lastTokStart;
    return new Slip(words, start, this.lastTokEnd);
  }

  /** ReportUnexpectedTokenAt */
  #unexpectedToken(): Slip {
    const { type, start, end, input } = this;
    // `async name` without an arrow: V8 looks for the arrow before it takes the name.
    const async = /^async[ \t]+$/.test(input.slice(this.potentialArrowAt, this.lastTokStart));
    const last = input.slice(this.lastTokStart, this.lastTokEnd);
    if (async && IDENTIFIER.test(last) && !this.keywords.test(last))
      return this.#last(this.#identifier(last));
    if (type === ILLEGAL && this.#illegal) return this.#illegal;
    const text = input.slice(start, end);
    switch (type) {
      case tokTypes.eof:
        return this.#here(WORDS.end);
      case tokTypes.num:
        return this.#here('Unexpected number');
      case tokTypes.string:
        return this.#here('Unexpected string');
      case tokTypes.backQuote:
        return new Slip('Unexpected template string', start, this.#templateEnd());
      case tokTypes.regexp:
        return this.#here('Unexpected regular expression');
      case tokTypes.name:
        if (text === 'await' || text === 'enum') return this.#here('Unexpected reserved word');
        if (this.strict && STRICT_WORDS.has(text))
          return this.#here('Unexpected strict mode reserved word');
        if (CONTEXTUAL.has(text)) return this.#here(`Unexpected token '${text}'`);
        return this.#here(this.#identifier(text));
      case tokTypes.privateId:
        return this.#here(this.#identifier(text));
      default:
        return this.#here(`Unexpected token '${text}'`);
    }
  }

  #identifier(name: string): string {
    return `Unexpected identifier${this.#release.namesIdentifiers ? ` '${name}'` : ''}`;
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
    if (message.startsWith('Logical expressions')) return this.#unexpectedToken();
    if (message.startsWith('Comma is not permitted')) return this.#afterRest(offset);
    if (message.startsWith('The only valid meta'))
      return this.#last(this.#identifier(wordAt(input, offset)));
    if (message.startsWith('Shorthand property'))
      return this.#shorthands.get(offset) ?? this.#here(WORDS.shorthand);
    if (message.startsWith('Bad ')) return this.#badEscape(offset);
    if (message.startsWith('Optional chaining cannot appear in the tag'))
      return new Slip('Invalid tagged template on optional chain', offset, this.#templateEnd());
    if (message.endsWith('may not have an initializer')) return this.#initialized(offset, message);
    if (message.endsWith('has already been declared')) return this.#redeclaration(offset, message);
    const octal = message === 'Invalid number' && /^0\d+(?![\w$])/.exec(input.slice(offset))?.[0];
    if (octal) {
      const what = /[89]/.test(octal) ? 'Decimals with leading zeros' : 'Octal literals';
      return new Slip(`${what} are not allowed in strict mode.`, offset, offset + octal.length);
    }
    for (const [acorn, extent, words] of TRANSLATIONS) {
      const match = acorn.exec(message);
      if (match)
        return this.#extended(words?.replace('$1', match[1] ?? '') ?? message, offset, extent);
    }
    return this.#extended(message, offset, 'token');
  }

  #extended(words: string, offset: number, extent: Extent): Slip {
    switch (extent) {
      case 'first':
        return new Slip(words, this.start, this.start + 1);
      case 'last':
        return this.#last(words);
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

  #afterRest(comma: number): Slip {
    if (this.#closing === tokTypes.parenR) return new Slip(WORDS.rest, comma, comma + 1);
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

  /** The place of a function is its keyword. */
  #redeclaration(offset: number, message: string): Slip {
    const keyword = /(?:async\s+)?function\s*\*?\s*$/.exec(this.input.slice(0, offset));
    const start = keyword?.index ?? offset;
    return new Slip(message, start, start + 1);
  }

  #misplacedImport(): Slip {
    if (this.type !== tokTypes._import) return this.#here("Unexpected token 'export'");
    if (this.options.sourceType !== 'module') return this.#here(WORDS.importing);
    // In a block it can only be the beginning of an expression.
    this.next();
    return this.#unexpectedToken();
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
    const inner = this.#targets.at(-1);
    if (inner && (this.#isBinding || this.#targets.length > 1))
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

const FOR_AWAIT = /\bfor\s+await\s*\(\s*$/;
const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

function wordAt(text: string, offset: number): string {
  return /^[\p{ID_Continue}$#]*/u.exec(text.slice(offset))?.[0] ?? '';
}

/** Words that are tokens of their own in V8. */
const CONTEXTUAL: ReadonlySet<string> = new Set(['async', 'get', 'set']);

/** Reserved in strict code only, ECMA-262 §12.7.2. */
const STRICT_WORDS: ReadonlySet<string> = new Set(
  'implements interface let package private protected public static yield'.split(' '),
);
