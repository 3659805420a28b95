import { type AnyNode, type TokenType, tokTypes } from 'acorn';
import type { Property, Rest } from './acorn-internals.ts';
import { skipTrivia } from './ast.ts';
import { EngineErrors, FOR_AWAIT, Slip, wordAt } from './engine-errors.ts';
import { expressionPosition } from './load-position.ts';
import { isAtLeast } from './release-order.ts';
import { WORDS } from './syntax-words.ts';

/**
 * Parses a text that acorn has refused, to refuse it as V8 does (src/parsing/parser-base.h and scanner.cc): with
 * `Slip`. Both know the same grammar, so the first mistake is usually the same one; V8 has other words for it, and
 * notices some mistakes a token earlier or later.
 */
export class EngineParser extends EngineErrors {
  #isFor = false;
  #declarations = 0;
  #redeclared: Slip | undefined;

  /** ExpectSemicolon */
  override semicolon(): void {
    const isAwait = this.input.slice(this.lastTokStart, this.lastTokEnd) === 'await';
    if (isAwait && !this.inAsync && this.type !== tokTypes.semi && !this.canInsertSemicolon())
      throw this.last(WORDS.await);
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
    if (!this.eat(close)) throw this.last(WORDS.arguments);
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
    if (this.type === tokTypes.privateId && !rest[1]) this.#checkPrivateName();
    try {
      return super.parseMaybeUnary(...rest);
    } catch (error) {
      const isPower = error instanceof Slip && error.message === WORDS.power;
      if (isPower && isUnary && error.start > start) throw new Slip(WORDS.unary, start, error.end);
      throw error;
    }
  }

  /** Such a name stands before `in` only (ParseBinaryExpression). Outside a class V8 names the token before it. */
  #checkPrivateName(): void {
    const name = this.input.slice(this.start, this.end);
    if (this.privateNameStack.length === 0)
      this.raise(
        this.lastTokStart + 1,
        `Private field '${name}' must be declared in an enclosing class`,
      );
    if (wordAt(this.#rest(), 0) !== 'in') throw this.here(this.identifier(name));
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
    const isLost = isFor && isAtLeast(this.version, 20, 0);
    if (isLost && FOR_AWAIT.test(this.input.slice(0, this.#declarations)))
      throw new Slip(WORDS.forAwait, -1, -1);
    if (type !== 'Identifier') throw new Slip(WORDS.destructuring, start, this.lastTokEnd);
    if (kind.endsWith('using'))
      throw new Slip(`Missing initializer in ${kind} declaration`, start, this.lastTokEnd);
    if (kind === 'const') throw new Slip(WORDS.const, start, this.lastTokEnd);
  }

  /** ParseExportDeclaration names `export` itself when nothing that can be exported follows. */
  override parseExport(node: AnyNode, ...rest: Rest): AnyNode {
    if (!/^(?:[*{]|(?:default|var|let|const|function|class|async)(?![\w$]))/.test(this.#rest()))
      throw this.unexpectedToken();
    return super.parseExport(node, ...rest);
  }

  override parseFunction(node: AnyNode, statement: number, ...rest: Rest): AnyNode {
    const needsName = (statement & 1) === 1 && (statement & 4) === 0;
    if (needsName && this.type === tokTypes.parenL) throw this.last(WORDS.functionName);
    if (needsName && this.type === tokTypes.star && this.#rest()[0] === '(')
      throw this.here(WORDS.functionName);
    return super.parseFunction(node, statement, ...rest);
  }

  /** ParseArrowParametersWithRest */
  override parseParenItem(item: AnyNode): AnyNode {
    if (item.type === 'RestElement') {
      const isArrow = this.#rest().startsWith('=>');
      if (this.type === tokTypes.eq) throw this.last(WORDS.restDefault);
      if (this.type === tokTypes.comma) throw this.last(WORDS.rest);
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
      throw this.unexpectedToken();
    super.parsePropertyValue(property, isPattern, ...rest);
    if (type === tokTypes.eq)
      this.shorthands.set(start, new Slip(WORDS.shorthand, key.start, this.lastTokEnd));
  }

  override parseStatement(context: string | null | undefined, ...rest: Rest): AnyNode {
    if (context) {
      const next = this.input.slice(this.end);
      if (this.type === tokTypes._function && this.strict) throw this.here(WORDS.functionBody);
      if (this.isContextual('async') && /^[ \t]+function\b/.test(next))
        throw this.here(WORDS.asyncBody);
      if (this.isContextual('let') && /^(?:\s*\[|[ \t]+[\p{ID_Start}$_{])/u.test(next))
        throw this.here(WORDS.lexical);
    }
    // Before a keyword `let` is a name (IsNextLetKeyword).
    const isName = this.strict && this.isContextual('let');
    if (isName && this.keywords.test(wordAt(this.#rest(), 0))) throw this.unexpectedToken();
    return super.parseStatement(context, ...rest);
  }

  /** The text from the next token on. */
  #rest(): string {
    return this.input.slice(skipTrivia(this.input, this.end));
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
    if (this.#rest()[0] === ')') throw this.here(WORDS.specifier);
    return super.parseDynamicImport(node);
  }

  override parseImportDefaultSpecifier(): AnyNode {
    const result = super.parseImportDefaultSpecifier();
    if (this.type === tokTypes.comma && !/^[*{]/.test(this.#rest())) throw this.unexpectedToken();
    return result;
  }

  override parseImportSpecifier(): AnyNode {
    try {
      return super.parseImportSpecifier();
    } catch (error) {
      const isName = error instanceof Slip && error.start === this.lastTokStart;
      if (!isName || error.message.endsWith('been declared')) throw error;
      throw this.last('Unexpected reserved word');
    }
  }

  override parseRestBinding(): AnyNode {
    const result = super.parseRestBinding();
    if (this.type === tokTypes.eq && this.closing === tokTypes.parenR)
      throw this.here(WORDS.restDefault);
    return result;
  }

  override parseBindingList(close: TokenType, ...rest: Rest): AnyNode[] {
    const before = this.closing;
    this.closing = close;
    const result = super.parseBindingList(close, ...rest);
    this.closing = before;
    return result;
  }

  /** V8 takes `name: Type` for a property of an object, and loses the place. */
  override parseClassField(field: { readonly key: AnyNode }): AnyNode {
    const { start, end } = field.key;
    if (this.type === tokTypes.colon)
      throw new Slip(this.identifier(this.input.slice(start, end)), start, start);
    return super.parseClassField(field);
  }

  override parseTopLevel(node: AnyNode): AnyNode {
    return this.#withoutOctals(0, this.strict, () => super.parseTopLevel(node));
  }

  override parseFunctionBody(...rest: Rest): void {
    const { start, end, type, strict } = this;
    const isStrict = strict || (type === tokTypes.braceL && this.strictDirective(end));
    this.#withoutOctals(start, isStrict, () => super.parseFunctionBody(...rest));
  }

  /**
   * Of octal numbers and escape sequences in strict code the last one is an error, at the end of the function
   * (CheckStrictOctalLiteral). From Node 20 on it also stands for an error that comes after it, as the first one in the text.
   */
  #withoutOctals<T>(start: number, isStrict: boolean, parse: () => T): T {
    const octalBefore = (end: number) =>
      isStrict && this.octal && this.octal.start >= start && this.octal.end <= end && this.octal;
    let result: T;
    try {
      result = parse();
    } catch (error) {
      const isReplaced = error instanceof Slip && isAtLeast(this.version, 20, 0);
      throw (isReplaced && octalBefore(error.start)) || error;
    }
    const octal = octalBefore(this.lastTokEnd);
    if (octal) throw octal;
    return result;
  }

  /** A class is declared when its body has been read. */
  override parseClass(node: AnyNode, ...rest: Rest): AnyNode {
    const result = super.parseClass(node, ...rest);
    if (this.octal && this.octal.start > node.start) throw this.octal;
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
    this.template = { tail: quasi.start - 1, end: this.lastTokEnd };
    return this.finishNode(Object.assign(node, { expressions, quasis }), 'TemplateLiteral');
  }

  override toAssignable(node: AnyNode, ...rest: Rest): AnyNode {
    this.targets.push(node);
    this.isBinding = rest[0] === true;
    const result = super.toAssignable(node, ...rest);
    this.targets.pop();
    return result;
  }
}
