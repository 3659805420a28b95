/**
 * A program reached a part of Node that the Lab does not have. The error names that part, so that the reader
 * knows it is the Lab that ends here, not Node.
 */
export class NotSimulatedError extends Error {
  readonly code = 'ERR_NOT_SIMULATED';
  constructor(what: string) {
    super(`${what} is not simulated in the Lab`);
    this.name = 'NotSimulatedError';
  }
}

/** A function of Node that the Lab does not have: calling it throws NotSimulatedError with this name. */
export function notSimulated(what: string): (...args: unknown[]) => never {
  // Not an arrow function: what it stands for may be a class.
  const fn = (): never => {
    throw new NotSimulatedError(what);
  };
  return Object.defineProperty(fn, 'name', { value: what.slice(what.lastIndexOf('.') + 1) });
}
