import { readFile } from 'node:fs/promises';

const EVERY_MS = 50;
/** Linux counts in pages, which have at least 4 KiB. */
const PAGE_BYTES_MIN = 4_096;

/**
 * Watches the memory of a process (proc(5), /proc/pid/statm, second field) and calls `exceeded` once it is too much.
 * V8's own limit does not count buffers, which are outside of its heap. On systems without /proc (macOS, Windows)
 * nothing is watched, and only the heap's limit and the time limit apply.
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
