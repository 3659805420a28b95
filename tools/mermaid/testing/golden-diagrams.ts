import { readFileSync } from 'node:fs';

/** The diagram of each preset, as src/issue-comment/comment.test.ts holds it to the Lab, by the preset’s id. */
export function goldenDiagrams(): ReadonlyMap<string, string> {
  const text = readFileSync('src/issue-comment/golden/diagrams.md', 'utf8');
  const found = text.matchAll(/^## (\S+)\n\n```mermaid\n([\s\S]*?)\n```$/gm);
  return new Map([...found].map(([, id = '', diagram = '']) => [id, diagram]));
}

/** The texts of the messages and notes of a diagram, in order. */
export function labelsOf(diagram: string): readonly string[] {
  return diagram.split('\n').flatMap((line) => {
    const at = line.indexOf(': ');
    return at < 0 ? [] : [line.slice(at + 2)];
  });
}
