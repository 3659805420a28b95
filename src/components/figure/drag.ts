import { handleUnder, type Movable } from './handle.ts';

/** What a drag does. All lengths are pixels of the page. */
export interface Drag {
  /** The reader takes hold. @returns whether there is anything to move now */
  grab(what: Movable): boolean;
  /** @param by how far the pointer is from where it took hold */
  move(by: number): void;
  release(): void;
}

/** A pointer that moves less than this has clicked. */
const CLICK_PX_MAX = 4;

/**
 * Lets the pointer move the request in question, or the FIN, along the clock. A finger too: sideways it drags, up
 * and down it scrolls. For the keyboard there are the choices under the picture.
 * @returns begins a drag with a press that came before anyone listened
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
      // The end of a drag is no click on a step.
      if (hasMoved) event.stopImmediatePropagation();
    },
    { capture: true },
  );
  return begin;
}
