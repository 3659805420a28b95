import { EDITABLE_FILES, type Edits } from '../code-link.ts';
import type { Link } from '../link.ts';
import { randomScenario } from './random.ts';

type Random = (below: number) => number;

/** Anything that an address of the playground can say. */
export function randomLink(random: Random): Link {
  return {
    scenario: randomScenario(random),
    others: randomOthers(random),
    step: random(2) ? `${random(2) ? 'server.' : ''}write.${random(99)}` : undefined,
    edits: random(2) ? randomEdits(random) : {},
  };
}

/** An address with a few characters lost, doubled, swapped, encoded, or put in their place. */
export function mutated(address: string, random: Random): string {
  let text = address;
  for (let times = random(4); times >= 0; times -= 1) text = mutatedOnce(text, random);
  return text;
}

function mutatedOnce(text: string, random: Random): string {
  const at = random(text.length + 1);
  const until = Math.min(text.length, at + 1 + random(8));
  const part = text.slice(at, until);
  const replaced = (by: string) => text.slice(0, at) + by + text.slice(until);
  switch (random(7)) {
    case 0:
      return replaced('');
    case 1:
      return replaced(part + part);
    case 2:
      return replaced([...part].reverse().join(''));
    case 3:
      return replaced(encodeURIComponent(part.toWellFormed()));
    case 4:
      return text.slice(0, at);
    case 5:
      return replaced(AROUND[random(AROUND.length)] ?? '');
    default:
      return replaced(randomText(random, 8));
  }
}

/** What links meet on their way. */
const AROUND = [
  ')',
  ').',
  '&amp;',
  '=',
  '#',
  '#1.',
  '?',
  '%',
  '%E0',
  '\n',
  '&&',
  '+',
  '&v=2',
  '__proto__=1',
];

/** Fields of the page or of nobody. They have other names than the knobs, and each has one. */
function randomOthers(random: Random): Link['others'] {
  const names = ['theme', 'vs', 'rec', 'Ümläut', 'a b', '', '__proto__', 'amp;x', 'e=f'];
  return names.filter(() => random(8) === 0).map((name) => [name, randomText(random, 12)] as const);
}

function randomEdits(random: Random): Edits {
  const files = EDITABLE_FILES.filter(() => random(2));
  return Object.fromEntries(files.map((file) => [file, randomText(random, 200)]));
}

/** Well-formed, because an address turns half of a surrogate pair into U+FFFD. */
function randomText(random: Random, charsMax: number): string {
  const codes = Array.from({ length: random(charsMax) }, () =>
    random(4) ? 32 + random(95) : random(0x2_0000),
  );
  return String.fromCodePoint(...codes).toWellFormed();
}
