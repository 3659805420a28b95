import honourClose from '../../patch/examples/honour-close.diff?raw';
import { PATCH_EXAMPLES, type PatchExample } from '../../patch/examples/index.ts';
import lastInAgent from '../../patch/examples/last-in-agent.diff?raw';
import lastInClient from '../../patch/examples/last-in-client.diff?raw';

const TEXTS: Readonly<Record<PatchExample['id'], string>> = {
  'honour-close': honourClose,
  'last-in-client': lastInClient,
  'last-in-agent': lastInAgent,
};

export const textOfExample = ({ id }: PatchExample): string => TEXTS[id];

/** The example that a text is, unchanged. */
export function patchExampleOf(text: string): PatchExample | undefined {
  return PATCH_EXAMPLES.find((example) => TEXTS[example.id].trim() === text.trim());
}
