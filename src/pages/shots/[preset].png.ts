import type { APIRoute, GetStaticPaths } from 'astro';
import { pngOf } from '../../build/shots/png.ts';
import { presetShots } from '../../build/shots/preset-shots.ts';
import type { Shape } from '../../figures/svg.ts';

/** The same pictures for places that take no SVG: `/shots/bug.png`, 1200 × 630 pixels. */
export const getStaticPaths = (async () =>
  (await presetShots()).map(({ preset, svg }) => ({
    params: { preset: preset.id },
    props: { svg },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ svg: Shape }> = async ({ props }) =>
  new Response(await pngOf(props.svg), { headers: { 'content-type': 'image/png' } });
