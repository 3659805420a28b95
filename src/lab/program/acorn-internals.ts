import { type AnyNode, type Options, Parser, type TokenType } from 'acorn';

/** With two of its properties that acorn does not declare. */
type Token = TokenType & { readonly prefix?: boolean; readonly isAssign?: boolean };
/** Arguments that are passed on as they are. */
export type Rest = readonly unknown[];

export interface Property {
  readonly computed: boolean;
  readonly key: AnyNode;
}

/** What acorn's parser has besides its declared interface (acorn/dist/acorn.mjs), as far as it is used here. */
declare class Internals {
  constructor(options: Options, input: string);
  readonly input: string;
  strict: boolean;
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
  readonly privateNameStack: readonly unknown[];
  readonly potentialArrowAt: number;
  parse(): AnyNode;
  next(): void;
  nextToken(): void;
  readEscapedChar(inTemplate: boolean): string;
  strictDirective(start: number): boolean;
  readNumber(startsWithDot: boolean): void;
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
  parseFunctionBody(...rest: Rest): void;
  parseImportDefaultSpecifier(): AnyNode;
  parseImportSpecifier(): AnyNode;
  parseMaybeAssign(...rest: Rest): AnyNode;
  parseMaybeUnary(...rest: Rest): AnyNode;
  parseParenItem(item: AnyNode): AnyNode;
  parsePropertyValue(property: Property, isPattern: boolean, ...rest: Rest): void;
  parseRestBinding(): AnyNode;
  parseSpread(...rest: Rest): AnyNode;
  parseStatement(context: string | null | undefined, ...rest: Rest): AnyNode;
  parseTemplate(options?: { isTagged?: boolean }): AnyNode;
  parseTemplateElement(options: { isTagged: boolean }): {
    readonly start: number;
    readonly tail: boolean;
  };
  parseTopLevel(node: AnyNode): AnyNode;
  parseVar(node: AnyNode, isFor: boolean, ...rest: Rest): AnyNode;
  parseVarId(declarator: { id: AnyNode }, kind: string): void;
}
export const AcornParser = Parser as unknown as typeof Internals;
