/** How far the pointer goes for one place: a drag snaps to places in the event loop, not to milliseconds. */
const PLACE_PX = 44;

/** What in a picture can be taken hold of, by its key there. */
const HANDLES = [
  { what: 'request', selector: '[data-key="request-block"], [data-key="fate"]' },
  { what: 'fin', selector: '[data-key^="segment-fin"]' },
] as const;

/** A drag over several places is one change: a run takes longer than the pointer does. */
const REST_MS = 60;

type Dragged = (what: 'request' | 'fin', by: number) => void;

/**
 * Lets the pointer move the request in question, or the FIN, along the clock.
 * @returns asks whether the pointer that was just released had dragged something
 */
export function listenForDrag(host: HTMLElement, moved: Dragged | undefined): () => boolean {
  let held: { what: 'request' | 'fin'; x: number } | undefined;
  let hasMoved = false;
  let waiting = 0;
  let resting: ReturnType<typeof setTimeout> | undefined;
  if (!moved) return () => false;
  host.classList.add('can-drag');

  host.addEventListener('pointerdown', (event) => {
    hasMoved = false;
    const target = event.target as Element;
    const handle = HANDLES.find(({ selector }) => target.closest(selector));
    if (!handle || event.button !== 0) return;
    held = { what: handle.what, x: event.clientX };
    host.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  host.addEventListener('pointermove', (event) => {
    if (!held) return;
    const places = Math.trunc((event.clientX - held.x) / PLACE_PX);
    if (places === 0) return;
    hasMoved = true;
    held = { ...held, x: held.x + places * PLACE_PX };
    waiting += places;
    const { what } = held;
    clearTimeout(resting);
    resting = setTimeout(() => {
      if (waiting !== 0) moved(what, waiting);
      waiting = 0;
    }, REST_MS);
  });
  const release = () => {
    held = undefined;
  };
  host.addEventListener('pointerup', release);
  host.addEventListener('pointercancel', release);
  return () => hasMoved;
}
