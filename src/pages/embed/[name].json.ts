import type { APIRoute, GetStaticPaths } from 'astro';
import { buildEmbedFiles } from '../../build/embed-files.ts';
import { href } from '../../components/site/href.ts';

/** The stored runs of /embed/, and the parts of the Lab for the runs that are not stored. */
export const getStaticPaths = (async () => {
  const { files } = await buildEmbedFiles(href(''));
  return files.map(({ name, body }) => ({ params: { name }, props: { body } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ body: string }> = ({ props: { body } }) =>
  new Response(body, { headers: { 'content-type': 'application/json' } });
