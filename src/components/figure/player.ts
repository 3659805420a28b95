/** How long a step stays when the reader lets the run play. */
const STEP_MS = 1100;

interface Player {
  toggle(): void;
  stop(): void;
}

/**
 * Plays a run: a step at a time until its end. It begins because the reader asked, and ends when they look away.
 * @param forward goes on, and says whether there is more
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
