import type { APIRoute, GetStaticPaths } from 'astro';
import { buildLabAssets, type LabFile } from '../../build/lab-assets.ts';

/**
 * The endpoint for the Lab's files with one extension. Each extension has a route of its own, because the name of a
 * route has to end in a literal extension; otherwise Astro expects a slash after it (`trailingSlash: 'always'`).
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
