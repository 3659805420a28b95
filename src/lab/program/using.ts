import type { AnyNode, ForOfStatement, Program, VariableDeclaration } from 'acorn';
import { HELPERS, type Rule } from './lowering.ts';
import { lineBreaksOf, type SourceEdits } from './source-edits.ts';

type Using = VariableDeclaration & { kind: 'using' | 'await using' };

/** What stands before and after the statements whose resources are disposed of together. */
interface Frame {
  readonly open: string;
  readonly close: string;
}

/**
 * `{ a(); await using x = y; b() }` becomes
 *
 *     {const ªd=ªlab.disposal();try{ a(); const x = ªd.use(y,true); b() }
 *     catch(ªe){throw ªd.failed(ªe)}finally{yield*ªd.dispose()}}
 *
 * on one line. It has to be the first of the rules, because its `try` encloses what others insert.
 * Not every browser has a `using`, and none that takes promises of ours.
 */
export class UsingDeclarations implements Rule {
  readonly #text: string;
  readonly #isModule: boolean;
  /** Initial values, with the call that they are an argument of. */
  readonly #uses = new Map<AnyNode, { readonly before: string; readonly after: string }>();

  constructor(text: string, isModule: boolean) {
    this.#text = text;
    this.#isModule = isModule;
  }

  enter(node: AnyNode, parent: AnyNode | undefined, edits: SourceEdits): void {
    const use = this.#uses.get(node);
    if (use) edits.insert(node.start, use.before);
    if (isEach(parent) && node === parent.body) {
      const { open } = frameOf(parent, [parent.left as Using]);
      edits.insert(node.start, `{${open}${eachUse(parent)}`);
    }
    const frame = this.#frameOf(node, parent);
    if (frame) edits.insert(startOf(node), frame.open);
  }

  leave(node: AnyNode, parent: AnyNode | undefined, edits: SourceEdits): void {
    const frame = this.#frameOf(node, parent);
    const isBlock = node.type === 'BlockStatement' || node.type === 'StaticBlock';
    if (frame) edits.insert(isBlock ? node.end - 1 : node.end, frame.close);
    if (isEach(parent) && node === parent.body) {
      edits.insert(node.end, `${frameOf(parent, [parent.left as Using]).close}}`);
    }
    const use = this.#uses.get(node);
    if (use) edits.insert(node.end, use.after);
  }

  /** Has to be the last rule: what others insert before a declaration comes before its text. */
  readonly keywords: Rule = {
    enter: (node, parent, edits) => {
      if (isUsing(node) && parent) this.#declare(node, parent, edits);
    },
  };

  #frameOf(node: AnyNode, parent: AnyNode | undefined): Frame | undefined {
    if (node.type === 'Program' && this.#isModule) return undefined;
    if (parent?.type === 'LabeledStatement') return undefined;
    const owner = unlabelled(node);
    const declarations = usingsOf(owner);
    return declarations.length > 0 ? frameOf(owner, declarations) : undefined;
  }

  #declare(node: Using, parent: AnyNode, edits: SourceEdits): void {
    if (isEach(parent)) {
      edits.replace(node.start, node.end, `const ${eachName(parent)}`);
      return;
    }
    const first = node.declarations[0]?.start ?? node.end;
    const lines = lineBreaksOf(this.#text.slice(node.start, first));
    edits.replace(node.start, first, `const ${lines}`);
    const after = `,${node.kind === 'await using'})`;
    for (const { init } of node.declarations) {
      if (init) this.#uses.set(init, { before: `${nameOf(parent)}.use(`, after });
    }
  }
}

/** The frame of a module, which is around its prologue, too. */
export function moduleFrameOf(tree: Program): Frame | undefined {
  const declarations = usingsOf(tree);
  return declarations.length > 0 ? frameOf(tree, declarations) : undefined;
}

function isUsing(node: AnyNode | null | undefined): node is Using {
  return node?.type === 'VariableDeclaration' && /using$/.test(node.kind);
}

function isEach(node: AnyNode | undefined): node is ForOfStatement {
  return node?.type === 'ForOfStatement' && isUsing(node.left);
}

/** The declarations whose resources are disposed of when this node is left. */
function usingsOf(node: AnyNode): Using[] {
  switch (node.type) {
    case 'Program':
    case 'BlockStatement':
    case 'StaticBlock':
      return (node.body as AnyNode[]).filter(isUsing);
    case 'ForStatement':
      return isUsing(node.init) ? [node.init] : [];
    default:
      return [];
  }
}

/** `continue label` wants its label at the loop, so the frame is around both. */
function unlabelled(node: AnyNode): AnyNode {
  return node.type === 'LabeledStatement' ? unlabelled(node.body) : node;
}

function frameOf(owner: AnyNode, declarations: readonly Using[]): Frame {
  const name = nameOf(owner);
  const isAsync = declarations.some(({ kind }) => kind === 'await using');
  const isLoop = owner.type === 'ForStatement';
  return {
    open: `${isLoop ? '{' : ''}const ${name}=${HELPERS}.disposal();try{`,
    close:
      `}catch(ªe){throw ${name}.failed(ªe)}` +
      `finally{${isAsync ? `yield*${name}.dispose()` : `${name}.disposeSync()`}}${isLoop ? '}' : ''}`,
  };
}

function nameOf(owner: AnyNode): string {
  return `ªd${owner.start}`;
}

function eachName(loop: ForOfStatement): string {
  return `ªu${loop.start}`;
}

function eachUse(loop: ForOfStatement): string {
  const { declarations, kind } = loop.left as Using;
  const [id] = declarations.map((each) => each.id);
  const name = id?.type === 'Identifier' ? id.name : '';
  return `const ${name}=${nameOf(loop)}.use(${eachName(loop)},${kind === 'await using'});`;
}

/** Directives have no effect when a statement stands before them. */
function startOf(node: AnyNode): number {
  if (!('body' in node) || !Array.isArray(node.body)) return node.start;
  const statements = node.body as AnyNode[];
  const first = statements.find((each) => !('directive' in each && each.directive !== undefined));
  return first?.start ?? node.start;
}
