/**
 * A thread that sleeps until a time and then wakes the relay's loop. It sleeps in the kernel (futex(2), which counts
 * nanoseconds), so no core is busy while a FIN is held: one that was would slow the client down, and its next request
 * would come later than from beside a server.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { SleeperMemory } from './alarm.ts';
import { nowUs } from './clock.ts';

/** How long before the time it wakes the loop: the kernel may be 50 µs late (timer slack), and a message takes some more. */
const LEAD_US = 200;

const { turn, dueUs } = workerData as SleeperMemory;

parentPort!.postMessage(undefined); // Alarm.start waits for this.
for (;;) {
  const seen = Atomics.load(turn, 0);
  const aheadUs = dueUs[0]! - LEAD_US - nowUs();
  if (aheadUs > 0) {
    Atomics.wait(turn, 0, seen, aheadUs / 1000);
    continue;
  }
  dueUs[0] = Number.POSITIVE_INFINITY;
  parentPort!.postMessage(undefined);
}
