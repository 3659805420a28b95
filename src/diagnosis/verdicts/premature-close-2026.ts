import { PREMATURE_CLOSE_RELEASES } from '../facts/node-releases.ts';
import { because, type LookAlikeVerdict } from '../verdict.ts';

/** A regression of Node in June 2026: a listener on idle sockets, which node-fetch 2 takes for an unfinished body. */
export const PREMATURE_CLOSE_2026: LookAlikeVerdict = {
  id: 'premature-close-2026',
  test(of) {
    const error = of.error('premature-close');
    const node = of.node();
    if (!error || !node || node.value.orLater) return undefined;
    const { release } = node.value;
    if (!PREMATURE_CLOSE_RELEASES.includes(release)) return undefined;
    // node-fetch 3 looks at the last bytes of the body, and counts no listeners.
    if (of.sender()?.value.versions.startsWith('3.')) return undefined;
    return [
      because(error, 'node-fetch 2 counts listeners on the socket and finds one too many.'),
      because(node, `Node ${release} puts that listener on idle sockets.`),
    ];
  },
  fix: 'Node 22.23.1, 24.18.0 or 26.4.0, or later. No node-fetch 2.x helps.',
  nextCommand: 'node -v',
  sources: [
    'https://github.com/nodejs/node/issues/63989',
    'https://github.com/nodejs/node/pull/64004',
  ],
};
