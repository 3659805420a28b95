import type { Move } from '../../figures/run/steps.ts';
import { keyAction } from './keys.ts';
import { lazyPart } from './lazy-part.ts';
import { attempt } from './notice.ts';
import type { Part } from './parts.ts';
import type { Player } from './player.ts';

/** What the controls need of their figure. */
interface Stepped {
  readonly part: Part;
  /** The moves of the buttons, by the names of their parts. */
  readonly buttons: Readonly<Record<string, Move>>;
  /** The direction of time in the picture; undefined before the first drawing. */
  readonly time: () => 'right' | 'down' | undefined;
  /** @returns whether the current step has changed */
  readonly move: (move: Move) => boolean;
  /** Whether the play button starts at the first step, because the reader stands where the figure opens. */
  readonly startsOver?: () => boolean;
  /** Shows the list of all keys. */
  readonly showKeys?: () => void;
}

export interface Controls {
  /** Stops playing, for example because the reader moves the slider. */
  stop(): void;
  /** Handles a key that was pressed while the focus was on the picture. */
  key(event: KeyboardEvent): void;
}

/** Connects keys and buttons with moves. A move by the reader stops the play button, so that the two do not mix. */
export function createControls(stepped: Stepped): Controls {
  const { part, buttons, time, move, startsOver = () => false, showKeys } = stepped;
  const play = part('play');
  let player: Player | undefined;
  /** Loads the player when the reader first plays. */
  const toggle = () =>
    void attempt(part('drawing'), async () => {
      const { createPlayer } = await lazyPart(import('./player.ts'));
      player ??= createPlayer({
        forward: () => move({ to: 'next' }),
        first: () => move({ to: 'first' }),
        startsOver,
        say: (playing) => play.setAttribute('aria-pressed', String(playing)),
      });
      player.toggle();
    });
  const stop = () => player?.stop();
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
      else if (action.to === 'keys') showKeys?.();
      else step(action);
    },
  };
}
