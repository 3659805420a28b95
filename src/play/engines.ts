import { EngineError } from '../engines/engine.ts';
import type { LabEngine, LabManifest } from '../engines/lab/index.ts';
import type { ContainerManifest } from '../engines/webcontainer/index.ts';
import { clientVersion, isPackageClient } from '../scenario/clients.ts';
import type { Conflict } from '../scenario/conflicts.ts';
import { KNOBS } from '../scenario/knobs.ts';
import type { Field, Scenario } from '../scenario/scenario.ts';
import type { EngineSource } from './runs.ts';

/**
 * The engines of this page. The rest of the page knows only their interface. The WebContainer is
 * loaded for its first run.
 */
export function engineSources(lab: LabEngine, container: ContainerManifest) {
  const once = <T>(load: () => Promise<T>) => {
    let loading: Promise<T> | undefined;
    return () => {
      loading ??= load().catch((error: unknown) => {
        throw notLoaded(error);
      });
      loading.catch(() => {
        loading = undefined;
      });
      return loading;
    };
  };
  return {
    lab: { id: 'lab', load: async () => lab },
    webcontainer: {
      id: 'webcontainer',
      load: once(async () =>
        (await import('../engines/webcontainer/index.ts')).createWebContainerEngine(container),
      ),
    },
  } satisfies Record<string, EngineSource>;
}

function notLoaded(error: unknown): EngineError {
  const reason = error instanceof Error ? error.message : String(error);
  return new EngineError(
    'engine-not-loaded',
    `A part of this site could not be loaded: ${reason}.`,
    'Check the connection, then press Run again or reload the page; nothing of yours is lost.',
  );
}

/** The values of a knob that this build of the site cannot run, because a part is missing. */
export function missingFrom(lab: LabManifest, field: Field): readonly Conflict[] {
  const parts = partsFor(lab, field);
  if (!parts) return [];
  const reason = 'Where this site was built, not every version could be had.';
  return KNOBS.filter((knob) => knob.field === field)
    .flatMap((knob) => knob.values.map(({ value }) => value))
    .filter((value) => !NO_PACKAGE.includes(value) && !parts.includes(value))
    .map((value) => ({ field, value, reason }));
}

/** Values of `fetch` and `client` that need no package. */
const NO_PACKAGE = ['http', 'node-fetch', 'built-in-fetch'];

/** The values of a knob that have a part of their own, which this build has. */
function partsFor(lab: LabManifest, field: Field): readonly string[] | undefined {
  if (field === 'node') return Object.keys(lab.releases);
  if (field === 'fetch') return Object.keys(lab.fetches);
  if (field === 'client')
    return Object.keys(lab.clients).map((spec) => spec.replace(/@[^@]+$/, ''));
  return undefined;
}

/** What a client adds to what is loaded, and its version: a sentence beside the knob. */
export function clientSize(lab: LabManifest, { client, node }: Scenario): string {
  const version = isPackageClient(client) ? clientVersion(client, node) : undefined;
  const spec = `${client}@${version}`;
  const asset =
    client === 'built-in-fetch' ? lab.releases[node]?.parts['undici'] : lab.clients[spec];
  if (!asset) return '';
  const what = version === undefined ? `The undici of Node ${node}` : `${client} ${version}`;
  return `${what}: ${Math.ceil(asset.wireBytes / 1000)} kB, loaded when a program uses it.`;
}
