import { transform } from 'esbuild';
import { bundlePart } from '../../src/build/packages/bundle-part.ts';
import { DRAINING_MODULES } from '../../src/lab/library/drain-points.ts';
import { hasUsing, rewriteModule } from '../../src/lab/library/rewrite-module.ts';
import { strip } from '../../src/lab/library/strip.ts';
import type { ReleasePack, ReleasePart } from '../../src/lab/release-pack.ts';
import { PACK, PARTS } from './boundary.ts';
import { closure } from './closure.ts';
import type { Dump } from './dump.ts';

/** What is made from a release: its pack, and the parts that are loaded on demand. */
interface Packed {
  readonly pack: ReleasePack;
  readonly parts: Readonly<Record<string, ReleasePart>>;
}

/** Packs a release: only the modules that the Lab needs, rewritten, lowered, without white space. */
export async function packRelease(dump: Dump): Promise<Packed> {
  const ids = closure(dump.natives, PACK);
  const missing = DRAINING_MODULES.filter((id) => !ids.includes(id));
  if (missing.length > 0) throw new Error(`no ${missing.join(', ')} in Node ${dump.version}`);
  const pack = await packModules(ids, BOOTSTRAP_BINDINGS, dump);
  const parts: Record<string, ReleasePart> = {};
  const idsOfParts: Record<string, readonly string[]> = {};
  const known = new Set(ids);
  for (const [name, extent] of Object.entries(PARTS)) {
    const inPart = closure(dump.natives, { ...extent, loaded: [...known] });
    if (inPart.length === 0) continue; // an older release
    for (const id of inPart) known.add(id);
    idsOfParts[name] = inPart;
    const part = await packModules(inPart, [], dump);
    const shapes = Object.entries(part.shapes).filter(([binding]) => !(binding in pack.shapes));
    parts[name] = { natives: part.natives, shapes: Object.fromEntries(shapes) };
  }
  const { hashes, ...rest } = dump;
  const { crypto, natives } = await bundledParts();
  for (const [name, modules] of Object.entries({
    crypto: { 'lab/crypto': crypto, 'lab/hashes': listModule(hashes) },
    natives: { 'lab/natives': natives },
  })) {
    parts[name] = { natives: modules, shapes: {} };
    idsOfParts[name] = Object.keys(modules);
  }
  return { pack: { ...rest, ...pack, parts: idsOfParts }, parts };
}

let bundled: Promise<Readonly<Record<'crypto' | 'natives', string>>> | undefined;

/** Parts of our own (src/lab/node/parts), each as a module of lib/: hashes and random numbers, and rare bindings. */
function bundledParts(): NonNullable<typeof bundled> {
  const bundle = (name: string) => bundlePart(`src/lab/node/parts/${name}.ts`);
  bundled ??= Promise.all([bundle('crypto'), bundle('natives')]).then(([crypto, natives]) => ({
    crypto,
    natives,
  }));
  return bundled;
}

const listModule = (list: readonly string[]) => `module.exports=${JSON.stringify(list)}`;

async function packModules(
  ids: readonly string[],
  bindings: readonly string[],
  { natives, shapes }: Dump,
): Promise<ReleasePart> {
  const sources = ids.map((id) => [id, natives[id] ?? ''] as const);
  const pack = async ([id, source]: readonly [string, string]) =>
    [id, await packModule(id, source)] as const;
  return {
    natives: Object.fromEntries(await Promise.all(sources.map(pack))),
    shapes: shapesFor(
      sources.map(([, source]) => source),
      bindings,
      shapes,
    ),
  };
}

async function packModule(id: string, source: string): Promise<string> {
  const text = rewriteModule(id, source);
  return hasUsing(text) ? strip(await withoutUsing(text)) : text;
}

/** Explicit resource management is in Node 24, not in Safari or Firefox 140. */
async function withoutUsing(text: string): Promise<string> {
  const supported = { using: false };
  const { code } = await transform(text, {
    loader: 'js',
    target: 'esnext',
    supported,
    charset: 'utf8', // or each name that the lowering puts in would take ten bytes
  });
  return code;
}

/** Bindings that the Lab's bootstrap (src/lab/node) uses without lib/. */
const BOOTSTRAP_BINDINGS = ['async_wrap', 'symbols', 'task_queue', 'util', 'uv'];

function shapesFor(
  sources: readonly string[],
  bindings: readonly string[],
  all: Dump['shapes'],
): Dump['shapes'] {
  const names = new Set(bindings);
  for (const source of sources) {
    for (const [, name = ''] of source.matchAll(/internalBinding\('(\w+)'\)/g)) names.add(name);
  }
  const shapes: Record<string, Dump['shapes'][string]> = {};
  for (const name of [...names].sort()) {
    const shape = all[name];
    if (shape) shapes[name] = shape;
  }
  const { constants } = shapes;
  if (constants?.t === 'o') {
    const { crypto: _, ...rest } = constants.p; // OpenSSL's constants are half of that binding
    shapes['constants'] = { ...constants, p: rest };
  }
  return shapes;
}
