import type { BindingFactory } from './environment.ts';

/** internalBinding('tty_wrap'): src/tty_wrap.cc. No stream of the process is a terminal. */
export const ttyWrap: BindingFactory = () => ({
  isTTY() {
    return false;
  },
});
