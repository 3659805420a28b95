import { createHash } from 'node:crypto';
import { RUNTIME_ORIGIN } from '../engines/webcontainer/host.ts';

/** What a page needs beyond its own files. */
interface PageNeeds {
  /** Monaco: it adds style elements while it runs, and starts workers from blobs. */
  readonly editor?: true;
  /** The WebContainer: a frame of its host. */
  readonly container?: true;
  /** A worker from text that the page has, because such a worker has the page's policy: src/components/paste. */
  readonly ownWorker?: true;
  /** The page has no script but ours, and ours never turns text into markup or into the address of a script. */
  readonly trustedTypes?: true;
}

/** The pages that need something, by the folder they are in. */
const NEEDS: Readonly<Record<string, PageNeeds>> = {
  '': { ownWorker: true },
  play: { editor: true, container: true },
  loop: { editor: true },
  challenges: { editor: true },
  embed: { trustedTypes: true },
};

/**
 * The Content Security Policy of a built page, with the hash of each inline script and style in it. What is in the page
 * decides, so the policy cannot be older than the page.
 *
 * Style attributes are allowed, because pictures and listings carry numbers in them, and an attribute can neither load
 * another sheet nor run anything. Monaco's pages also allow style elements, which it makes while it runs.
 *
 * @param folder the first folder of its path; empty for the front page and the 404 page
 */
function pagePolicy(html: string, folder: string): string {
  const { editor, container, ownWorker, trustedTypes } = NEEDS[folder] ?? {};
  const host = container ? [RUNTIME_ORIGIN] : [];
  const directives: readonly (readonly string[])[] = [
    ['default-src', SELF],
    ['script-src', SELF, WASM, ...hashes(inlineScripts(html))],
    editor
      ? ['style-src', SELF, UNSAFE_INLINE]
      : ['style-src', SELF, ...hashes(textsOf('style', html))],
    ['style-src-attr', UNSAFE_INLINE],
    ['font-src', SELF, ...(editor ? ['data:'] : [])],
    ['img-src', SELF, 'data:', 'blob:'],
    ['connect-src', SELF, ...host],
    ['frame-src', SELF, ...host],
    ['worker-src', SELF, ...(editor || ownWorker ? ['blob:'] : [])],
    ['object-src', NONE],
    ['base-uri', NONE],
    ['form-action', SELF],
    ...(trustedTypes
      ? [
          ['require-trusted-types-for', "'script'"],
          ['trusted-types', NONE],
        ]
      : []),
  ];
  return directives.map((directive) => directive.join(' ')).join('; ');
}

const SELF = "'self'";
const NONE = "'none'";
const UNSAFE_INLINE = "'unsafe-inline'";
/** For the search, whose index is read by WebAssembly. */
const WASM = "'wasm-unsafe-eval'";

/**
 * A page with its policy as the first element of its head after the character set: a policy in a page counts only for
 * what comes after it (CSP 3 §3.3).
 * @throws Error when the page does not begin with its character set
 */
export function withPolicy(html: string, folder: string): string {
  const charset = /<meta charset="utf-8">/i.exec(html)?.[0];
  if (charset === undefined) throw new Error('a page without <meta charset="utf-8"> in its head');
  const policy = pagePolicy(html, folder);
  return html.replace(
    charset,
    () => `${charset}<meta http-equiv="Content-Security-Policy" content="${policy}">`,
  );
}

/** The texts of the scripts that run where they stand. Data blocks do not run (HTML §4.12.1). */
function inlineScripts(html: string): string[] {
  return textsOf(
    'script',
    html,
    ({ attributes }) => !/\bsrc=|\btype="(application\/(ld\+)?json|text\/plain)"/.test(attributes),
  );
}

interface FoundElement {
  readonly attributes: string;
  readonly text: string;
}

function textsOf(
  tag: 'script' | 'style',
  html: string,
  isWanted: (found: FoundElement) => boolean = () => true,
): string[] {
  return [...html.matchAll(new RegExp(`<${tag}\\b([^>]*)>([\\s\\S]*?)</${tag}>`, 'g'))]
    .map(([, attributes = '', text = '']) => ({ attributes, text }))
    .filter(isWanted)
    .map(({ text }) => text);
}

/** Each hash once, as a policy names it (CSP 3 §2.3.1). */
function hashes(texts: readonly string[]): string[] {
  return [...new Set(texts.map(policyHash))];
}

function policyHash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
