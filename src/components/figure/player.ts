/** How long each step is shown while the run plays. */
const STEP_MS = 1100;

interface Played {
  /** Goes to the next step. @returns false when there is none */
  readonly forward: () => boolean;
  readonly first: () => void;
  /** Whether a run that the reader plays from here is played from its first step. */
  readonly startsOver: () => boolean;
  readonly say: (playing: boolean) => void;
}

export interface Player {
  toggle(): void;
  /** Stops, because the reader moves by hand. */
  stop(): void;
}

/**
 * Plays a run step by step until its end. It starts only when the reader asks for it, and stops when the page is hidden.
 * A run that was paused goes on where it was paused.
 */
export function createPlayer({ forward, first, startsOver, say }: Played): Player {
  let timer: ReturnType<typeof setInterval> | undefined;
  let isPaused = false;
  const pause = () => {
    if (timer === undefined) return;
    clearInterval(timer);
    timer = undefined;
    say(false);
  };
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) pause();
  });
  return {
    stop() {
      isPaused = false;
      pause();
    },
    toggle() {
      if (timer !== undefined) {
        isPaused = true;
        pause();
        return;
      }
      if ((!isPaused && startsOver()) || !forward()) first();
      timer = setInterval(() => {
        if (!forward()) pause();
      }, STEP_MS);
      say(true);
    },
  };
}
