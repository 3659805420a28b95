import type { APIRoute, GetStaticPaths } from 'astro';
import { buildLabAssets, type LabFile } from '../../build/lab-assets.ts';

/**
 * The endpoint that serves the Lab's files of one kind. There is one for each because a route's name has to
 * end in a literal extension: otherwise Astro asks for a slash after it (`trailingSlash: 'always'`).
 */
export function endpointFor(extension: LabFile['extension']) {
  return {
    getStaticPaths: (async () => {
      const { files } = await buildLabAssets();
      return files
        .filter((file) => file.extension === extension)
        .map((file) => ({ params: { name: file.name }, props: { file } }));
    }) satisfies GetStaticPaths,

    GET: (({ props: { file } }) =>
      new Response(file.body, {
        headers: { 'content-type': file.type },
      })) satisfies APIRoute<{ file: LabFile }>,
  };
}
