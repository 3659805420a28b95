import type { Engine, Starter } from '../engines/engine.ts';
import type { ConsentMemory } from './consent.ts';
import type { EngineSource, Runs } from './runs.ts';
import { isForeign, type State } from './state/state.ts';
import {
  type Offer,
  setConsent,
  startupChanged,
  WEBCONTAINER,
  webContainerGone,
} from './state/webcontainer.ts';
import type { Store } from './store.ts';

/** What the reader can do about the WebContainer. */
export interface WebContainerControl {
  act(offer: Offer): void;
  turnOff(): void;
}

/** Starts, stops and retries the WebContainer, and runs the program in it when it arrives late. */
export function createWebContainerControl(
  store: Store<State>,
  source: EngineSource,
  runs: Runs,
  memory: ConsentMemory,
): WebContainerControl {
  const starter = async (): Promise<Starter | undefined> => (await source.load()).starter;

  store.watch(
    ({ consent }) => consent,
    (consent) => {
      if (consent === 'given') void source.load().then(watchOnce);
    },
  );

  /** Code that came with a link runs only by the reader's Run. */
  function runUnlessForeign(): void {
    if (!isForeign(store.state)) runs.startIn(WEBCONTAINER);
  }

  const watched = new WeakSet<Engine>();
  function watchOnce(engine: Engine): void {
    if (watched.has(engine)) return;
    watched.add(engine);
    engine.starter?.watch((startup) => {
      const before = store.state.startup?.phase;
      store.update((state) => startupChanged(state, startup));
      if (before === 'failed' && startup.phase === 'started') runUnlessForeign();
    });
  }

  async function stop(): Promise<void> {
    runs.cancel(WEBCONTAINER);
    await (await starter())?.stop();
    store.update((state) => webContainerGone(state, 'on-run'));
  }

  async function leave(): Promise<void> {
    runs.cancel(WEBCONTAINER);
    try {
      await (await starter())?.leave();
    } finally {
      store.update((state) => webContainerGone(state, 'off'));
    }
  }

  async function isolate(): Promise<void> {
    if (!(await (await starter())?.isolate())) {
      runUnlessForeign();
      return;
    }
    // At a reload, Firefox 153 loads into each frame what it had before, and not what the new page
    // says. So the frames are removed first.
    for (const frame of document.querySelectorAll('iframe')) frame.remove();
    location.reload();
  }

  return {
    act(offer) {
      switch (offer) {
        case 'start':
          memory.forget();
          store.update((state) => setConsent(state, 'given'));
          runUnlessForeign();
          return;
        case 'cancel':
          void stop();
          return;
        case 'retry':
          void starter().then((found) => {
            found?.retry();
            runUnlessForeign();
          });
          return;
        case 'reload-page':
          location.reload();
          return;
        case 'isolate':
          void isolate();
          return;
        case 'new-tab':
          open(location.href, '_blank', 'noopener');
          return;
      }
    },
    turnOff() {
      memory.refuse();
      void leave();
    },
  };
}
