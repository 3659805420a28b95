interface Follower {
  /** Called for a press, and then for each move while the pointer is down. */
  readonly to: (clientX: number) => void;
  readonly end: () => void;
}

/**
 * Follows a pointer from a press on `host` to its release. A finger drags sideways and scrolls up and down, if the style
 * sheet says `touch-action: pan-y`.
 * @param begin returns undefined for a press that drags nothing
 */
export function follow(
  host: HTMLElement,
  begin: (press: PointerEvent) => Follower | undefined,
): void {
  let follower: Follower | undefined;
  host.addEventListener('pointerdown', (press) => {
    if (press.button > 0) return;
    follower = begin(press);
    if (!follower) return;
    host.setPointerCapture(press.pointerId);
    press.preventDefault();
    follower.to(press.clientX);
  });
  host.addEventListener('pointermove', ({ clientX }) => follower?.to(clientX));
  for (const end of ['pointerup', 'pointercancel']) {
    host.addEventListener(end, () => {
      follower?.end();
      follower = undefined;
    });
  }
}
