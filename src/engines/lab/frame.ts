/**
 * Runs inside the sandboxed frame: an opaque origin whose Content Security Policy allows no network at all.
 * Hands the port of the page that embeds it to the workers, of which the first is on its way before that.
 */
import { FRAME_CALL, FRAME_READY } from './protocol.ts';
import { Workers } from './workers.ts';

/** What the build wrote into this document (src/build/lab-frame.ts). */
const WORKER_SOURCE = document.getElementById('worker')?.textContent ?? '';

// Not a blob: below an isolated page, WebKit does not start a worker from a blob of an opaque origin.
const WORKER_URL = `data:text/javascript,${encodeURIComponent(WORKER_SOURCE)}`;

const workers = new Workers(() => new Worker(WORKER_URL));
const tellReady = () => parent.postMessage(FRAME_READY, '*');

addEventListener('message', function connect(event: MessageEvent) {
  // Only the page that embeds this frame may drive it, and only once.
  if (event.source !== parent) return;
  const [port] = event.ports;
  if (port) {
    removeEventListener('message', connect);
    workers.connect(port);
  } else if (event.data === FRAME_CALL) tellReady();
});
tellReady();
