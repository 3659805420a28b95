import { parseTrace } from '../../trace/record/parse-trace.ts';
import { ladderText } from '../../trace/words/ladder.ts';
import {
  attributeOf,
  elementOf,
  elementsIn,
  hasClass,
  type PageElement,
  type PageNode,
  textIn,
  textNode,
} from './html-tree.ts';

/** Elements that are pictures, programs or controls. */
const TAGS_LEFT_OUT = new Set(
  'script style template svg input select textarea iframe dialog form button'.split(' '),
);
/** Classes of controls, of links to the page itself, and of definitions that a term opens. */
const CLASSES_LEFT_OUT =
  'needs-js seg stepper key-list figure-options figure-move copies definitions anchor edit if-none show-me'.split(
    ' ',
  );

type Children = PageElement['children'];

/**
 * The parts of an element that can be read, in elements that Markdown has a form for. Pictures, controls and scripts
 * are left out. The picture of a run becomes its steps, which are in the page, and its ladder.
 *
 * @param hrefOf the address that a link or an image gets
 */
export function readable(children: Children, hrefOf: (href: string) => string): Children {
  return children.flatMap((node) => readableNode(node, hrefOf));
}

function readableNode(node: PageNode, hrefOf: (href: string) => string): Children {
  if (node.type === 'text') return [node];
  if (node.type !== 'element') return [];
  const inside = () => readable(node.children, hrefOf);
  const special = specialOf(node, hrefOf);
  if (special) return special;
  if (isLeftOut(node)) return [];
  switch (node.tagName) {
    case 'a': {
      const href = hrefOf(attributeOf(node, 'href') ?? '');
      return [elementOf('a', apart(inside()), { href })];
    }
    case 'img': {
      const src = hrefOf(attributeOf(node, 'src') ?? '');
      return [elementOf('img', [], { src, alt: attributeOf(node, 'alt') ?? '' })];
    }
    case 'pre':
      // A box that a script fills.
      return textIn(node).trim() ? [codeOf(textIn(node))] : [];
    case 'summary':
    case 'legend':
      return [elementOf('p', [elementOf('strong', inside())])];
    case 'figcaption':
      return [elementOf('div', inside().map(asParagraph))];
    case 'race-figure':
      return [...inside(), ...ladderOf(node)];
    // Markdown has no form for these. What is in them stands by itself.
    case 'noscript':
    case 'fieldset':
    case 'details':
      return [elementOf('div', inside())];
    default: {
      // Elements of our own are blocks.
      const tagName = node.tagName.includes('-') ? 'div' : node.tagName;
      return [elementOf(tagName, inside(), headingId(node))];
    }
  }
}

/** The parts of a page whose class says more than their tag. */
function specialOf(node: PageElement, hrefOf: (href: string) => string): Children | undefined {
  // A term of the glossary is a button in a sentence.
  if (hasClass(node, 'term')) return [textNode(textIn(node).trim())];
  if (hasClass(node, 'predict')) {
    return [elementOf('div', readable(withChoices(node).children, hrefOf))];
  }
  // The mark of a checked sentence opens the run.
  if (hasClass(node, 'claim-mark')) {
    return [elementOf('a', [textNode('▹')], { href: hrefOf(attributeOf(node, 'href') ?? '') })];
  }
  // In a list of steps. Elsewhere the unit is there.
  if (hasClass(node, 'time') && !textIn(node).includes('ms')) {
    return [textNode(`${textIn(node).trim()} ms:`)];
  }
  if (hasClass(node, 'code')) {
    const lines = elementsIn(node, ({ tagName }) => tagName === 'li');
    return lines.length === 0 ? undefined : [codeOf(lines.map(lineText).join('\n'))];
  }
  return undefined;
}

function codeOf(text: string): PageElement {
  return elementOf('pre', [elementOf('code', [textNode(text)])]);
}

const SIGNS: Readonly<Record<string, string>> = { comes: '+ ', goes: '- ', stays: '  ' };

/** A line of a listing. A line of a change has its sign. */
function lineText(line: PageElement): string {
  const code = elementsIn(line, ({ tagName }) => tagName === 'code')
    .map(textIn)
    .join('');
  return (SIGNS[attributeOf(line, 'dataDoes') ?? ''] ?? '') + code.trimEnd();
}

/** Puts a space between elements that the style sheet sets apart. */
function apart(children: Children): Children {
  return children.flatMap((child, index) =>
    child.type === 'element' && children[index - 1]?.type === 'element'
      ? [textNode(' '), child]
      : [child],
  );
}

/** A line of a caption. What is a block already stays one. */
function asParagraph(node: Children[number]): Children[number] {
  const isLine = node.type === 'element' && ['span', 'a'].includes(node.tagName);
  return isLine ? elementOf('p', [node]) : node;
}

function isLeftOut(element: PageElement): boolean {
  return (
    TAGS_LEFT_OUT.has(element.tagName) ||
    element.properties['hidden'] === true ||
    CLASSES_LEFT_OUT.some((name) => hasClass(element, name)) ||
    attributeOf(element, 'dataFor') === 'none'
  );
}

/** A question, with its choices as a list. Elsewhere choices are controls, and are left out. */
function withChoices(element: PageElement): PageElement {
  const children = element.children.map((child) => {
    if (child.type !== 'element') return child;
    if (!hasClass(child, 'seg')) return withChoices(child);
    const labels = elementsIn(child, ({ tagName }) => tagName === 'label');
    return elementOf(
      'ul',
      labels.map((label) => elementOf('li', label.children)),
    );
  });
  return elementOf(element.tagName, children, element.properties);
}

/** The ladder of the run that a picture shows, when the page has its trace. */
function ladderOf(figure: PageElement): Children {
  const [data] = elementsIn(figure, (each) => attributeOf(each, 'dataPart') === 'trace');
  if (!data) return [];
  const parsed = parseTrace(JSON.parse(textIn(data)));
  if (!parsed.ok) throw new Error('a page has a trace that cannot be read');
  const ladder = ladderText(parsed.trace);
  return ladder ? [codeOf(ladder)] : [];
}

/** Nothing but the id: classes and roles mean nothing in Markdown. */
function headingId(element: PageElement): PageElement['properties'] {
  const id = attributeOf(element, 'id');
  return id === undefined ? {} : { id };
}
