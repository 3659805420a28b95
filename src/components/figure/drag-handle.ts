import { type FrozenClock, frozenPositions, timeAtPixel } from '../../figures/run/frozen-clock.ts';
import type { Scene } from '../../figures/run/scene.ts';
import { finAfter, gapAfter, type Moved } from '../../scenario/gap-places.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Drag } from './drag.ts';
import type { Drawing } from './drawing.ts';
import type { Movable } from './handle.ts';

/** How far the pointer goes for one place of the request: it snaps to places in the event loop, not to times. */
const PLACE_PX = 44;

/** Where the reader took hold of something. */
interface Grip {
  readonly what: Movable;
  readonly scenario: Scenario;
  readonly clock: FrozenClock;
  /** Pixels of the FIN on that clock. */
  readonly finX: number;
}

interface HandleDragOptions {
  readonly drawing: Drawing;
  /** What is shown now, and what it is a run of. */
  readonly shown: () => { readonly scene: Scene; readonly scenario: Scenario };
  /** Called when the reader takes hold, before anything has moved. */
  readonly grabbed?: () => void;
  /** Called for each change of the scenario, while the reader still holds on. */
  readonly change: (moved: Moved) => void;
}

/**
 * Turns the way of a pointer into a scenario. The clock is held meanwhile: what the reader does not move, and what
 * does not follow from it, stays where it is.
 */
export function createHandleDrag({ drawing, shown, grabbed, change }: HandleDragOptions): Drag {
  let grip: Grip | undefined;
  let last = '';
  return {
    grab(what) {
      const axis = drawing.picture?.axis;
      if (!axis) return false;
      const { scene, scenario } = shown();
      const fin = scene.steps.findIndex(({ t }) => t === 0);
      grip = { what, scenario, clock: axis.clock, finX: axis.clock.moments[fin]?.x ?? 0 };
      last = '';
      const { clock } = axis;
      drawing.hold({ span: clock.span, positions: (each) => frozenPositions(each, clock) });
      grabbed?.();
      return true;
    },
    move(by) {
      if (!grip) return;
      const moved = movedBy(by, grip);
      const text = JSON.stringify(moved);
      if (text !== last) change(moved);
      last = text;
    },
    release() {
      grip = undefined;
      drawing.hold(undefined);
    },
  };
}

function movedBy(by: number, { what, scenario, clock, finX }: Grip): Moved {
  if (what === 'request') return { gap: gapAfter(scenario.gap, Math.round(by / PLACE_PX)) };
  const laterUs = timeAtPixel(clock, finX + by) - timeAtPixel(clock, finX);
  return { fin: finAfter(scenario.fin, laterUs / 1000) };
}
