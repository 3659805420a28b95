import type { Deflate } from './code-link.ts';

/**
 * Raw DEFLATE of the platform, for code in links: Compression Streams, which browsers and Node have.
 */
export const platformDeflate: Deflate = {
  deflate: (bytes) => through(bytes, new CompressionStream('deflate-raw')),
  inflate: (bytes, bytesMax) => through(bytes, new DecompressionStream('deflate-raw'), bytesMax),
};

/**
 * @throws when the bytes are no DEFLATE stream, or grow beyond the limit, because a small link may
 * inflate to gigabytes
 */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: ReadableWritablePair<Uint8Array<ArrayBuffer>, BufferSource>,
  bytesMax = Number.POSITIVE_INFINITY,
): Promise<Uint8Array> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    length += read.value.length;
    if (length > bytesMax) {
      await reader.cancel();
      throw new RangeError(`more than ${bytesMax} bytes`);
    }
    chunks.push(read.value);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
