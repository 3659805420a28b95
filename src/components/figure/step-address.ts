/** The parameter of an address that names a step: `?at=write.2`. */
const PARAMETER = 'at';

export function stepInAddress(): string | undefined {
  return new URLSearchParams(location.search).get(PARAMETER) ?? undefined;
}

/** Makes the address a link to this step. It replaces the history entry, so that Back still leaves the page. */
export function putStepInAddress(id: string): void {
  const address = new URL(location.href);
  address.searchParams.set(PARAMETER, id);
  history.replaceState(history.state, '', address);
}
