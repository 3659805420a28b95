import type { APIRoute, GetStaticPaths } from 'astro';
import { type PresetShot, presetShots } from '../../build/shots/preset-shots.ts';

/** The same pictures for places that take no SVG: `/shots/bug.png`, 1200 × 630 pixels. */
export const getStaticPaths = (async () =>
  (await presetShots()).map(({ preset, png }) => ({
    params: { preset: preset.id },
    props: { png },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<Pick<PresetShot, 'png'>> = async ({ props }) =>
  new Response(await props.png(), { headers: { 'content-type': 'image/png' } });
