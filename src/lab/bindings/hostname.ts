/**
 * A host name in ASCII, as ada::idna::to_ascii and ICU make it. The host's WHATWG URL parser does
 * the work: the answer is its `hostname`. Undefined for a name that no URL may have
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

/** For url.parse, which keeps a name that it does not understand. */
export function hostnameToAscii(domain: string): string {
  return parseHostname(domain) ?? domain;
}
