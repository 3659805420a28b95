/** The part of the Web Storage interface that is used. */
type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem'>;

/** Under this name the browser keeps the ids of solved tasks, joined by spaces. */
const KEY = 'solved-challenges';

interface SolvedMemory {
  readonly ids: () => ReadonlySet<string>;
  /** Remembers a task as solved. Where the browser refuses, it is remembered while the page is open. */
  readonly add: (id: string) => void;
}

/**
 * Which tasks were solved in this browser. Nothing leaves it.
 *
 * @param open gives the storage; it may throw, as `localStorage` does where a reader forbids it
 */
export function solvedMemory(open: () => Storage): SolvedMemory {
  const here = new Set<string>();
  const stored = () => {
    try {
      return (open().getItem(KEY) ?? '').split(' ').filter((id) => id !== '');
    } catch {
      return []; // refused by the browser's settings
    }
  };
  const ids = () => new Set([...stored(), ...here]);
  return {
    ids,
    add(id) {
      here.add(id);
      try {
        open().setItem(KEY, [...ids()].join(' '));
      } catch {
        // Refused, or full: `here` has it.
      }
    },
  };
}
