import { handleUnder, type Movable } from './handle.ts';

/** What happens during a drag. All lengths are pixels of the page. */
export interface Drag {
  /** Begins a drag. @returns whether there is anything to move now */
  grab(what: Movable): boolean;
  /** @param by distance of the pointer from where the drag began */
  move(by: number): void;
  release(): void;
}

/** A press that moves less than this is a click. */
const CLICK_PX_MAX = 4;

/**
 * Lets a pointer drag the request in focus, or the FIN, along the clock. A finger drags sideways and scrolls up and down.
 * With the keyboard a reader uses the choices under the picture instead.
 * @returns a function that begins a drag with a press that happened before this code was loaded
 */
export function listenForDrag(host: HTMLElement, drag: Drag): (press: PointerEvent) => void {
  let heldAt: number | undefined;
  let hasMoved = false;

  function begin(press: PointerEvent): void {
    hasMoved = false;
    const what = handleUnder(press);
    if (!what || !drag.grab(what)) return;
    heldAt = press.clientX;
    host.setPointerCapture(press.pointerId);
    press.preventDefault();
  }
  host.addEventListener('pointerdown', begin);
  host.addEventListener('pointermove', ({ clientX }) => {
    if (heldAt === undefined) return;
    const by = clientX - heldAt;
    hasMoved ||= Math.abs(by) >= CLICK_PX_MAX;
    if (hasMoved) drag.move(by);
  });
  const release = () => {
    if (heldAt === undefined) return;
    heldAt = undefined;
    drag.release();
  };
  host.addEventListener('pointerup', release);
  host.addEventListener('pointercancel', release);
  host.addEventListener(
    'click',
    (event) => {
      // The browser sends a click after a drag. It must not select a step.
      if (hasMoved) event.stopImmediatePropagation();
    },
    { capture: true },
  );
  return begin;
}
