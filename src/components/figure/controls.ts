import type { Move } from '../../figures/run/steps.ts';
import { keyAction } from './keys.ts';
import type { Part } from './parts.ts';
import { createPlayer } from './player.ts';

/** What a figure that is stepped through has and does. */
interface Stepped {
  readonly part: Part;
  /** Its buttons that lead somewhere, by the names of their parts. */
  readonly buttons: Readonly<Record<string, Move>>;
  /** Which way time runs in its picture, once it has one. */
  readonly time: () => 'right' | 'down' | undefined;
  /** @returns whether there was anywhere to go */
  readonly move: (move: Move) => boolean;
}

export interface Controls {
  /** The reader goes their own way: nothing plays any more. */
  stop(): void;
  /** A key was pressed while the focus was on the picture. */
  key(event: KeyboardEvent): void;
}

/** The buttons that Stepper.astro has in every figure. */
export const BUTTONS = {
  first: { to: 'first' },
  back: { to: 'previous' },
  forward: { to: 'next' },
} as const;

/** Keys, the play button and the ones that lead somewhere: whoever steps stops what plays. */
export function createControls({ part, buttons, time, move }: Stepped): Controls {
  const play = part('play');
  const { stop, toggle } = createPlayer(
    () => move({ to: 'next' }),
    (playing) => play.setAttribute('aria-pressed', String(playing)),
  );
  play.addEventListener('click', toggle);
  const step = (to: Move) => {
    stop();
    move(to);
  };
  for (const [name, to] of Object.entries(buttons)) {
    part(name).addEventListener('click', () => step(to));
  }
  return {
    stop,
    key(event) {
      const action = keyAction(event, time() ?? 'right');
      if (!action) return;
      event.preventDefault();
      if (action.to === 'play') toggle();
      else step(action);
    },
  };
}
