import { Boot } from './boot.ts';
import { WebContainerEngine } from './engine.ts';
import { RuntimeFrame } from './frame.ts';
import { isolate, undoIsolation } from './isolation.ts';
import { type ContainerManifest, packagesFor } from './packages.ts';
import { factsOf, preflight } from './preflight.ts';
import selfTest from './program/self-test.mjs?raw';
import { askHost } from './reach.ts';

export type { ContainerManifest };

/**
 * Makes the engine of this browser. Nothing is loaded from the runtime's host before the first run.
 */
export function createWebContainerEngine(
  manifest: ContainerManifest,
  view: Window & typeof globalThis = window,
): WebContainerEngine {
  return new WebContainerEngine({
    preflight: () => preflight(factsOf(view)),
    createBoot: (report) =>
      new Boot(
        {
          clientBoot: async () => {
            const { WebContainer } = await import('@webcontainer/api');
            return (options) => WebContainer.boot(options);
          },
          frame: new RuntimeFrame(view),
          askHost: () => askHost(view),
        },
        report,
      ),
    packagesFor: (fetch, specs) => packagesFor(fetch, specs, manifest),
    selfTest,
    isolate: () => isolate(manifest.base),
    undoIsolation: () => undoIsolation(manifest.base),
  });
}
