import type { BindingFactory } from './environment.ts';

/** internalBinding('tty_wrap'): src/tty_wrap.cc. Both streams of a simulated process are files. */
export const ttyWrap: BindingFactory = () => ({ isTTY: () => false });
