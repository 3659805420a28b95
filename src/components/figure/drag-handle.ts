import { type FrozenClock, frozenPositions, timeAtPixel } from '../../figures/run/frozen-clock.ts';
import type { Scene } from '../../figures/run/scene.ts';
import { finAfter, gapAfter, type Moved } from '../../scenario/gap-places.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Drag } from './drag.ts';
import type { Drawing } from './drawing.ts';
import type { Movable } from './handle.ts';

/** How far the pointer moves from one place of the request to the next. The request moves between gaps, not times. */
const PLACE_PX = 44;

/** The state when a drag began. */
interface Grip {
  readonly what: Movable;
  readonly scenario: Scenario;
  readonly clock: FrozenClock;
  /** Position of the FIN on that clock, in pixels. */
  readonly finX: number;
}

interface HandleDragOptions {
  readonly drawing: Drawing;
  /** The scene that is shown now, and its scenario. */
  readonly shown: () => { readonly scene: Scene; readonly scenario: Scenario };
  /** Called when a drag begins, before anything has moved. */
  readonly grabbed?: () => void;
  /** Called for each change of the scenario during the drag. */
  readonly change: (moved: Moved) => void;
}

/**
 * Turns the movement of a pointer into a scenario. The clock is frozen meanwhile, so that everything that the change does
 * not affect keeps its position.
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
      const moved = movedBy(by / drawing.scale, grip);
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
