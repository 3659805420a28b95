/**
 * Hosts that say nothing about the reader. They stay, because they are what a helper has to read: the machine itself, the
 * names that are reserved for examples (RFC 2606, RFC 6761), and the registries and sites from which everybody's packages,
 * sources and releases of Node come. The host of a service that a program calls is masked, however well known it is: that
 * somebody uses it is theirs to tell.
 */
const KNOWN: ReadonlySet<string> = new Set([
  'localhost',
  'ip6-localhost',
  'localhost.localdomain',
  'host.docker.internal',
  'example',
  'example.com',
  'example.net',
  'example.org',
  'invalid',
  'deno.land',
  'nodejs.org',
  'github.com',
  'raw.githubusercontent.com',
  'codeload.github.com',
  'opencollective.com',
  // Packages whose names look like hosts.
  'socket.io',
  'engine.io',
  'node.io',
]);

/** The public registries of packages, with all hosts below them. */
const REGISTRIES = /(?:^|\.)(?:npmjs\.(?:com|org)|yarnpkg\.com|jsr\.io)$/;

/** @param host in lower case, without a dot at its end */
export function isKnownHost(host: string): boolean {
  return (
    KNOWN.has(host) ||
    REGISTRIES.test(host) ||
    /\.(?:example|invalid|localhost)$|\.example\.(?:com|net|org)$/.test(host)
  );
}
