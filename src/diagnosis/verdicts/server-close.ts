import { compareReleases } from '../facts/node-releases.ts';
import { because, type LookAlikeVerdict } from '../verdict.ts';

/** server.close() ends idle connections: from Node 19 on as it is meant to, in 18.19.0 to 18.20.2 by mistake. */
export const SERVER_CLOSE: LookAlikeVerdict = {
  id: 'server-close',
  test(of) {
    const closing = of.all('tests').find(({ what }) => what === 'server-close');
    const node = of.node();
    if (!closing || !node || !of.error('socket-hang-up', 'read-reset')) return undefined;
    const { release } = node.value;
    const isMistaken =
      compareReleases(release, '18.18.0') >= 0 && compareReleases(release, '18.20.3') < 0;
    if (!isMistaken && compareReleases(release, '19.0.0') < 0) return undefined;
    return [
      because(closing, 'server.close() was called while connections were idle.'),
      because(
        node,
        isMistaken
          ? `Node ${release} ends them by a mistaken backport (until 18.20.3).`
          : `Node ${release} ends idle connections then, as every Node from 19 on.`,
      ),
    ];
  },
  fix: 'Node 18.20.3 or later in the line of 18; from Node 19 on, expect it: send the last requests before server.close().',
  nextCommand: 'node -v',
  sources: [
    'https://github.com/nodejs/node/issues/51677',
    'https://github.com/nodejs/node/pull/43522',
  ],
};
