import { EngineError } from '../engines/engine.ts';
import type { LabEngine } from '../engines/lab/index.ts';
import type { ContainerManifest } from '../engines/webcontainer/index.ts';
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
