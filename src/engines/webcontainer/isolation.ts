/** Name of the service worker's script in the site's root. src/pages/isolate.js.ts serves it. */
const SCRIPT = 'isolate.js';

/**
 * Registers a service worker that isolates the page from its next load on.
 * @throws the browser's own error when it refuses
 */
export async function isolate(base: string): Promise<void> {
  const { serviceWorker } = navigator;
  await serviceWorker.register(base + SCRIPT, { scope: base });
  await serviceWorker.ready;
}

/** Unregisters the service worker, if there is one. */
export async function undoIsolation(base: string): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration(base);
  if (registration?.active?.scriptURL.endsWith(base + SCRIPT)) await registration.unregister();
}
