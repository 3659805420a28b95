/** Signals that ask a program to end. Ctrl-C sends SIGINT to its children as well. */
const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Turns the first of these signals into one that cells listen to. The second ends the process at once. */
export function onInterrupt(): { readonly signal: AbortSignal; forget(): void } {
  const controller = new AbortController();
  const end = () => {
    if (controller.signal.aborted) process.exit(1);
    console.error('\nEnding what runs …');
    controller.abort(new Error('interrupted'));
  };
  for (const name of ENDING) process.on(name, end);
  return {
    signal: controller.signal,
    forget() {
      for (const name of ENDING) process.off(name, end);
    },
  };
}
