/**
 * Thrown when a program reaches a part of Node that the Lab does not have. The error names that
 * part, so that the reader knows that it is a limit of the Lab and not of Node.
 */
export class NotSimulatedError extends Error {
  readonly code = 'ERR_NOT_SIMULATED';
  constructor(what: string) {
    super(`${what} is not simulated in the Lab`);
    this.name = 'NotSimulatedError';
  }
}

/**
 * A function or class of Node that the Lab does not have: using it throws a NotSimulatedError with
 * this name.
 */
export function notSimulated(what: string): (...args: unknown[]) => never {
  function unsimulated(): never {
    throw new NotSimulatedError(what);
  }
  const name = what.slice(what.lastIndexOf('.') + 1);
  return Object.defineProperty(unsimulated, 'name', { value: name });
}

/** For a part of ECMAScript that the release has and the host of the Lab does not. */
export function notInThisBrowser(what: string): NotSimulatedError {
  return new NotSimulatedError(`${what}, which this browser does not have,`);
}
