import { posix } from 'node:path';

/** Something of this repository that a text names. */
interface Named {
  readonly what: 'path' | 'link' | 'script';
  readonly name: string;
}

/** What the names are held to. */
export interface Repository {
  /** Paths of all files, `/` separated. */
  readonly files: readonly string[];
  /** Names of the scripts in package.json. */
  readonly scripts: readonly string[];
}

/** Folders in which a path of this repository begins. */
const TOP = '(?:src|tools|e2e|playground|public|docs)';

/** Ends of the names of our files. */
const EXTENSION = '(?:d\\.ts|ts|mjs|cjs|js|astro|mdx|md|css|json|svg|conf)';

/** `scene.ts`, `wide/`, `src/lab`: what stands between backticks and looks like one of our paths. */
const PATH = new RegExp(
  `^(?:\\./)?(?:${TOP}/[\\w./*[\\]-]*|[\\w*[\\]-][\\w./*[\\]-]*(?:\\.${EXTENSION}|/))$`,
);

/**
 * What a Markdown file names: targets of links, code that looks like a path, arguments of `node`, and scripts of npm.
 */
export function namesInMarkdown(text: string): readonly Named[] {
  const prose = text.replace(/^```[\s\S]*?^```$/gm, '');
  const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  const code = [...prose.matchAll(/`([^`]+)`/g)].map(([, inner = '']) => inner);
  const commands = [...code, ...text.split('\n')].filter((each) =>
    /^\s*(node|npm|npx) /.test(each),
  );
  return [
    ...links
      .filter((target) => !/^(\w+:|#)/.test(target))
      .map((target) => named('link', target.replace(/#.*$/, ''))),
    ...code.filter((each) => PATH.test(each)).map((each) => named('path', each)),
    ...commands.flatMap((command) =>
      [...command.matchAll(new RegExp(`(?<![\\w./-])${TOP}/[^\\s'"\`]+`, 'g'))].map(([path]) =>
        named('path', path),
      ),
    ),
    ...[...text.matchAll(/npm run (?:(?:-s|--silent) )?([\w:-]+)/g)].map(([, script = '']) =>
      named('script', script),
    ),
  ];
}

/** What the comments of a file of code name: paths from the top of the repository, and the file after “see”. */
export function namesInComments(text: string): readonly Named[] {
  return [...commentsIn(text).matchAll(IN_COMMENT)]
    .map(([path]) => path)
    .filter((path) => !CITED.test(path))
    .map((path) => named('path', path));
}

const IN_COMMENT = new RegExp(
  `(?<![\\w./-])(?:${TOP}/[\\w./*[\\]-]*[\\w/*\\]]|(?<=\\b[Ss]ee )[\\w./-]+\\.${EXTENSION})(?![\\w/])`,
  'g',
);

/** Sources of Node, libuv and node-fetch, which have folders of the same names: we have no `.js` in `src`. */
const CITED = /\.(cc?|h)$|^src\/.*\.js$/;

/** Comments that begin a line or stand behind code; a `//` in an address and a `/**` in a glob begin none. */
function commentsIn(text: string): string {
  const found = text.matchAll(/^\s*\/\*[\s\S]*?\*\/|(?:^|\s)\/\/.*$/gm);
  return [...found].map(([comment]) => comment.replace(/\n\s*\*/g, '\n')).join('\n');
}

/**
 * What a file names and the repository does not have.
 *
 * A path counts from the top, from `src`, from `playground`, whose programs everything speaks of, from a folder around the file, or from anywhere below the folder of the file: a
 * README speaks of `scene.ts` as one who stands in its room. A link counts from the folder of the file alone.
 */
export function missingNames(
  file: string,
  names: readonly Named[],
  { files, scripts }: Repository,
): readonly string[] {
  const here = posix.dirname(file);
  const paths = new Set(files.flatMap(withFolders));
  const has = (path: string) =>
    path.includes('*')
      ? [...paths].some((each) => posix.matchesGlob(each, literal(posix.normalize(path))))
      : paths.has(posix.normalize(path));
  const isThere = ({ what, name }: Named): boolean => {
    if (what === 'script') return scripts.includes(name);
    const path = name.replace(/\/$/, '');
    if (has(posix.join(here, path))) return true;
    if (what === 'link') return false;
    return (
      ['src', 'playground', ...withFolders(here), '.'].some((folder) => has(`${folder}/${path}`)) ||
      isBelow(path)
    );
  };
  const isBelow = (path: string) => has(posix.join(here, '**', path));
  return names.filter((each) => !isThere(each)).map(({ name }) => `${file} names ${name}`);
}

/** Brackets stand for themselves: they name a page of Astro's with a parameter. */
const literal = (path: string) => path.replace(/[[\]]/g, '\\$&');

/** A path and the folders that it lies in. */
function withFolders(file: string): readonly string[] {
  const parts = file.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

const named = (what: Named['what'], name: string): Named => ({ what, name });
