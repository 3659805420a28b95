import type { PastedEvidence, Reader } from '../evidence.ts';

/** `new http.Agent({ keepAlive: true })`, `new Agent({ keepAlive: false })`. */
const AGENT = /new (?:https?\.)?(?:Https?)?Agent\(\s*\{[^}]*\bkeepAlive\b\s*:\s*(true|false)/;
/** A cure that was tried, or that somebody advises, is not what runs. */
const TRIED =
  /\b(?:tried|try|works?|worked|helps?|helped|fix(?:es|ed)?|solv(?:es|ed)|cure[sd]?|workaround|instead|if (?:I|we)|with(?:out)? it|hilft|geholfen|versucht|advi[cs]e)\b/i;

/** Packages that give node-fetch an agent of their own, so that it sends no header. */
const LIBRARIES: readonly (readonly [RegExp, string])[] = [
  [/node_modules[\\/]openai[\\/]|\bopenai@4\.|\bopenai 4\./, 'openai 4'],
  [/node_modules[\\/]make-fetch-happen[\\/]|\bmake-fetch-happen@\d/, 'make-fetch-happen'],
];

/** Agents that a program or a library gives to its requests. */
export const readAgents: Reader = (lines) =>
  lines.flatMap((at): PastedEvidence[] => {
    const library = LIBRARIES.find(([form]) => form.test(at.text));
    if (library) return [{ kind: 'agent', at, keepAlive: true, by: library[1] }];
    const agent = at.text.includes('Agent(') ? AGENT.exec(at.text) : undefined;
    if (!agent || TRIED.test(at.text)) return [];
    return [{ kind: 'agent', at, keepAlive: agent[1] === 'true', by: 'the program' }];
  });
