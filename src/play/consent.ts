import type { Consent } from './state/state.ts';

const KEY = 'webcontainer';

/** Below this width a page is a phone's, pixels. */
const PHONE_PX = 640;

/** Whether this browser may load the second engine, across visits. Only a refusal is remembered. */
export interface ConsentMemory {
  readonly initial: Consent;
  refuse(): void;
  forget(): void;
}

/** What of a browser says how many data its reader has. */
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

/** Several megabytes are not to be had by surprise on a phone, or by who has asked for less data. */
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
    // The quota is used up: it will be asked again on the next visit.
  }
}
