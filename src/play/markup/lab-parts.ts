import type { LabManifest } from '../../engines/lab/index.ts';
import type { SizedAsset } from '../../lab/assets.ts';
import { CLIENT_VERSIONS, type Client, isPackageClient } from '../../scenario/clients.ts';
import { helpOnValue } from '../../scenario/help.ts';
import type { Field } from '../../scenario/scenario.ts';

/** What the list of a knob needs to say about the parts that its values load. */
interface ValueWords {
  readonly help: string | undefined;
  /** Why this build cannot run the value; undefined when it can. */
  readonly missing: string | undefined;
}

/** The words about a value of a knob, with what it loads where that is a client. */
export function valueWords(lab: LabManifest, field: Field, value: string): ValueWords {
  const size = field === 'client' ? sizeText(lab, value as Client) : '';
  const help = helpOnValue(field, value);
  return {
    help: help && size ? `${help} ${size}` : help,
    missing: hasParts(lab, field, value)
      ? undefined
      : 'Where this site was built, not every version could be had.',
  };
}

/** Values of `fetch` and `client` that need no package. */
const NO_PACKAGE: readonly string[] = ['http', 'node-fetch', 'built-in-fetch'];

/** Whether this build has the part that a value needs: the building platform may lack the package of a release. */
function hasParts(lab: LabManifest, field: Field, value: string): boolean {
  if (NO_PACKAGE.includes(value)) return true;
  if (field === 'node') return Object.hasOwn(lab.releases, value);
  if (field === 'fetch') return Object.hasOwn(lab.fetches, value);
  if (field !== 'client') return true;
  return Object.keys(lab.clients).some((spec) => spec.startsWith(`${value}@`));
}

/** How much a client adds to what is loaded, and which versions there are: a sentence. */
function sizeText(lab: LabManifest, client: Client): string {
  if (client === 'built-in-fetch') {
    const sizes = Object.values(lab.releases).flatMap(({ parts }) => parts['undici'] ?? []);
    const sorted = sizes.map(kilobytes).sort((a, b) => a - b);
    return `Each release has its own: ${sorted[0]} to ${sorted.at(-1)} kB, loaded when a program uses it.`;
  }
  if (!isPackageClient(client)) return '';
  const texts = CLIENT_VERSIONS[client].flatMap(({ version }, at, versions) => {
    const asset = lab.clients[`${client}@${version}`];
    const newer = versions[at - 1];
    if (!asset) return [];
    return newer
      ? `before Node ${newer.nodeMin} ${version}, ${kilobytes(asset)} kB`
      : `${version}, ${kilobytes(asset)} kB`;
  });
  return texts.length === 0 ? '' : `Loaded when it is picked: ${texts.join('; ')}.`;
}

/** Kilobytes on the way to the page, rounded up. */
function kilobytes({ wireBytes }: SizedAsset): number {
  return Math.ceil(wireBytes / 1000);
}
