import type { APIRoute, GetStaticPaths } from 'astro';
import { presetShots } from '../../build/shots/preset-shots.ts';
import { markupOf, type Shape } from '../../figures/svg.ts';

/** The picture of each preset, at an address that stays: `/shots/bug.svg`. */
export const getStaticPaths = (async () =>
  (await presetShots()).map(({ preset, svg }) => ({
    params: { preset: preset.id },
    props: { svg },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ svg: Shape }> = ({ props }) =>
  new Response(markupOf(props.svg), { headers: { 'content-type': 'image/svg+xml' } });
