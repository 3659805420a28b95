/**
 * A host name in ASCII, as ada::idna::to_ascii and ICU make it: what the WHATWG URL parser of the
 * host leaves in `hostname`. Undefined for what no URL may have as host
 * (https://url.spec.whatwg.org/#concept-domain-to-ascii).
 */
export function parseHostname(domain: string): string | undefined {
  try {
    return new URL(`ws://${domain}`).hostname;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** For url.parse, which leaves what it does not understand as it is. */
export function hostnameToAscii(domain: string): string {
  return parseHostname(domain) ?? domain;
}
