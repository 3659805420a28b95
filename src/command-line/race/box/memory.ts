import { readFile } from 'node:fs/promises';

const EVERY_MS = 50;
/** Linux counts in pages, which have 4 KiB or more. */
const PAGE_BYTES_MIN = 4_096;

/**
 * Looks how much memory a process has (proc(5), /proc/pid/statm, second field), and calls `exceeded` once it is too
 * much. Buffers are not of V8's heap, so V8's own limit does not count them. Where there is no /proc (macOS, Windows)
 * nothing is watched; there the heap's limit and the time are the limits.
 *
 * @returns ends the watch
 */
export function watchMemory(
  pid: number | undefined,
  bytesMax: number,
  exceeded: () => void,
): () => void {
  if (pid === undefined || process.platform !== 'linux') return () => {};
  const look = async () => {
    const statm = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '');
    const pages = Number(statm.split(' ')[1] ?? 0);
    if (pages * PAGE_BYTES_MIN > bytesMax) exceeded();
  };
  const timer = setInterval(look, EVERY_MS);
  return () => clearInterval(timer);
}
