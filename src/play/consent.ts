import type { Consent } from './state/state.ts';

const KEY = 'webcontainer';

/** A window narrower than this counts as a phone, in pixels. */
const PHONE_PX = 640;

/** Whether this browser may load the WebContainer, across visits. Only a refusal is remembered. */
export interface ConsentMemory {
  readonly initial: Consent;
  refuse(): void;
  forget(): void;
}

/** The part of a browser that tells whether it is on a phone or saves data. */
export interface Screen {
  readonly innerWidth: number;
  readonly navigator: object;
}

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** @param storage `localStorage`, or undefined where the browser refuses it */
export function consentMemory(storage: Kept | undefined, view: Screen): ConsentMemory {
  return {
    initial: read(storage) ?? (isFrugal(view) ? 'ask' : 'on-run'),
    refuse: () => write(storage, (to) => to.setItem(KEY, 'off')),
    forget: () => write(storage, (to) => to.removeItem(KEY)),
  };
}

/**
 * Whether to ask before loading. The runtime is several megabytes, and phones and readers who save
 * data should not get that by surprise.
 */
function isFrugal({ navigator, innerWidth }: Screen): boolean {
  const { connection } = navigator as { connection?: { readonly saveData?: boolean } };
  return connection?.saveData === true || innerWidth < PHONE_PX;
}

function read(storage: Kept | undefined): 'off' | undefined {
  return storage?.getItem(KEY) === 'off' ? 'off' : undefined;
}

function write(storage: Kept | undefined, change: (storage: Kept) => void): void {
  try {
    if (storage) change(storage);
  } catch {
    // The quota is used up, so the next visit asks again.
  }
}
