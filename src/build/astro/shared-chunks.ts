import type { Plugin } from 'vite';

/**
 * Modules that several pages load together. Without these groups the bundler makes a file of each set of pages that share
 * a module, so a new page would cut the files of all others into smaller ones, which compress less well.
 */
const GROUPS: readonly { readonly name: string; readonly test: RegExp }[] = [
  {
    name: 'site',
    test: /src\/components\/(site\/(search|theme)|figure\/phase\/wake)\.ts$|vite\/preload-helper/,
  },
  {
    name: 'figure',
    test: /src\/(components\/figure\/(?!compare)(controls|copy-buttons|drawing|handle|keys|lazy-part|notice|parts|step-event|step-panel|stepper|still-widths|update-svg)|figures\/run\/(clock-time|lane-words|on-demand|steps|time-label)|trace\/words\/time-text)\.ts$/,
  },
  {
    name: 'picture',
    test: /src\/figures\/(hatch|labels|svg|text-width|run\/(clock|shapes|shared-clock|wide\/lane-places))\.ts$/,
  },
  {
    name: 'reading',
    test: /src\/trace\/(reading\/|words\/words\.ts|record\/(cut-texts|segment-kind)\.ts)/,
  },
  {
    name: 'answer',
    test: /src\/(engines\/provenance|scenario\/scenario-text|exploration\/(words|plausible)|figures\/run\/summary|trace\/(record\/hash|words\/(cause-words|headline|program-words|reasons|request-words|summary|verdict)))/,
  },
  {
    name: 'scene',
    test: /src\/(figures\/run\/(frozen-clock|lane|range|scene|scene\/.*)|trace\/words\/empty-lanes|scenario\/gap-places|components\/figure\/drag(-handle)?)\.ts$/,
  },
  {
    name: 'bench',
    test: /src\/(play\/(store|editor\/(desk|load|plain))|components\/code\/(highlight|listing))\.ts$/,
  },
  {
    name: 'lab-engine',
    test: /src\/(engines\/lab\/(?!frame|worker|patched|orders|chosen)|play\/(begun-run|run-input|state\/state)\.ts)/,
  },
  {
    name: 'scenario',
    test: /src\/(scenario\/(?!presets|program|gap-places|scenario-text|testing|order-delays|untimed)|play\/(address|dom|memory)\.ts|engines\/engine\.ts|components\/figure\/durations\.ts|lab\/kernel\/time-model\.ts)/,
  },
];

/** Keeps modules that several pages share in few files. */
export function sharedChunks(): Plugin {
  return {
    name: 'shared-chunks',
    apply: 'build',
    configEnvironment(name) {
      if (name !== 'client') return null;
      const codeSplitting = {
        includeDependenciesRecursively: false,
        groups: GROUPS.map((group) => ({ ...group })),
      };
      // A page's script exports nothing that anybody imports by name, so its file may export more.
      const preserveEntrySignatures = 'allow-extension' as const;
      return { build: { rolldownOptions: { preserveEntrySignatures, output: { codeSplitting } } } };
    },
  };
}
