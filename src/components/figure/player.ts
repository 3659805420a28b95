/** How long each step is shown while the run plays. */
const STEP_MS = 1100;

interface Player {
  toggle(): void;
  stop(): void;
}

/**
 * Plays a run step by step until its end. It starts only when the reader asks for it, and stops when the page is hidden.
 * @param forward goes to the next step, and returns false when there is none
 */
export function createPlayer(forward: () => boolean, say: (playing: boolean) => void): Player {
  let timer: ReturnType<typeof setInterval> | undefined;
  const stop = () => {
    if (timer === undefined) return;
    clearInterval(timer);
    timer = undefined;
    say(false);
  };
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) stop();
  });
  return {
    stop,
    toggle() {
      if (timer !== undefined) {
        stop();
        return;
      }
      if (!forward()) return;
      timer = setInterval(() => {
        if (!forward()) stop();
      }, STEP_MS);
      say(true);
    },
  };
}
