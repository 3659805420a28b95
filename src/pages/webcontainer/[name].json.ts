import type { APIRoute, GetStaticPaths } from 'astro';
import { buildContainerAssets, type ContainerFile } from '../../build/webcontainer-assets.ts';

/** The node-fetch versions that are mounted into a WebContainer. */
export const getStaticPaths = (async () => {
  const { files } = await buildContainerAssets();
  return files.map((file) => ({ params: { name: file.name }, props: { file } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ file: ContainerFile }> = ({ props: { file } }) =>
  new Response(file.body, { headers: { 'content-type': 'application/json' } });
