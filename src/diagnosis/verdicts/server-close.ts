import { compareReleases } from '../facts/node-releases.ts';
import { because, type LookAlikeVerdict } from '../verdict.ts';

export const SERVER_CLOSE: LookAlikeVerdict = {
  id: 'server-close',
  test(of) {
    const closing = of.all('tests').find(({ what }) => what === 'server-close');
    const node = of.node();
    if (!closing || !node || !of.error('socket-hang-up', 'read-reset')) return undefined;
    const mistaken =
      compareReleases(node.value, '18.18.0') >= 0 && compareReleases(node.value, '18.20.3') < 0;
    if (!mistaken && compareReleases(node.value, '19.0.0') < 0) return undefined;
    return [
      because(closing, 'server.close() was called while connections were idle.'),
      because(
        node,
        mistaken
          ? `Node ${node.value} ends them by a mistaken backport (until 18.20.3).`
          : `Node ${node.value} ends idle connections then, as every Node from 19 on.`,
      ),
    ];
  },
  fix: 'Node 18.20.3 or later in the line of 18; from Node 19 on, expect it: send the last requests before server.close().',
  nextCommand: 'node -v',
};
