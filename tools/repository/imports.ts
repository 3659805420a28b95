import ts from 'typescript';

/** Specifiers that a TypeScript, JavaScript, Astro or MDX file imports, types included, as written. */
export function importsOf(file: string, text: string): readonly string[] {
  return ts.preProcessFile(scriptsOf(file, text)).importedFiles.map((found) => found.fileName);
}

function scriptsOf(file: string, text: string): string {
  if (file.endsWith('.astro')) return astroScripts(text);
  if (file.endsWith('.mdx')) return (text.match(/^import .*$/gm) ?? []).join('\n');
  return text;
}

function astroScripts(text: string): string {
  const front = /^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '';
  const scripts = [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]);
  return [front, ...scripts].join('\n');
}
