import { markupOf } from '../../figures/svg.ts';
import { PRESETS, type Preset } from '../../scenario/presets.ts';
import { siteAddress } from '../site-address.ts';
import { pngOf } from './png.ts';
import { runCard } from './run-card.ts';

/** The picture of a preset at its lasting address. */
export interface PresetShot {
  readonly preset: Preset;
  readonly svg: string;
  readonly png: () => Promise<Uint8Array<ArrayBuffer>>;
  readonly width: number;
  readonly height: number;
  /** The picture in words, to paste beside it. */
  readonly alt: string;
}

let making: Promise<readonly PresetShot[]> | undefined;

/** The pictures of all presets, in the order of lists. They are made once for a build. */
export function presetShots(): Promise<readonly PresetShot[]> {
  making ??= Promise.all(PRESETS.map(shotOf));
  return making;
}

async function shotOf(preset: Preset): Promise<PresetShot> {
  const { svg, alt, width, height } = await runCard(preset.scenario, preset.title, siteAddress());
  return { preset, svg: markupOf(svg), png: () => pngOf(svg), width, height, alt };
}
