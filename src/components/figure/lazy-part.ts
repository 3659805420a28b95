/** A part of a figure could not be loaded when it was first needed: there is no network, or the site has changed. */
export class PartNotLoaded extends Error {
  constructor(cause: unknown) {
    super('A part of this figure could not be loaded. Reload the page to go on.', { cause });
    this.name = 'PartNotLoaded';
  }
}

/**
 * Waits for a dynamic import.
 * @throws PartNotLoaded, whose message is for the reader
 */
export async function lazyPart<T>(part: Promise<T>): Promise<T> {
  try {
    return await part;
  } catch (cause) {
    throw new PartNotLoaded(cause);
  }
}
