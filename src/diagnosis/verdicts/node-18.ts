import { nodeText } from '../case/node.ts';
import { because, type LookAlikeVerdict } from '../verdict.ts';

/** The default agent of Node 18 and older keeps no connections. */
export const NODE_18: LookAlikeVerdict = {
  id: 'node-18',
  test(of) {
    const node = of.node();
    const error = of.error('socket-hang-up', 'read-reset');
    if (!node || !error || of.pools()?.value !== false || of.all('pooled-again').length > 0)
      return undefined;
    if (of.all('agent').some(({ keepAlive }) => keepAlive)) return undefined;
    return [
      because(
        node,
        `Node ${nodeText(node.value)} keeps no sockets with its own agent: the default came with Node 19.`,
      ),
    ];
  },
  fix: 'Look for an agent with keepAlive: true in the program. Without one, the connection of this very request was cut.',
  nextCommand: 'node -v',
  sources: [
    'https://github.com/nodejs/node/pull/43522',
    'Run for /look-alikes/#node-18: all requests answered on Node 18.20.8',
  ],
};
