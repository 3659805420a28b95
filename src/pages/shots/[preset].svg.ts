import type { APIRoute, GetStaticPaths } from 'astro';
import { presetShots } from '../../build/shots/preset-shots.ts';

/** The picture of each preset, at an address that stays: `/shots/bug.svg`. */
export const getStaticPaths = (async () =>
  (await presetShots()).map(({ preset, svg }) => ({
    params: { preset: preset.id },
    props: { svg },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ svg: string }> = ({ props }) =>
  new Response(props.svg, { headers: { 'content-type': 'image/svg+xml' } });
