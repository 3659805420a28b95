import { because, type LookAlikeVerdict } from '../verdict.ts';

export const NODE_18: LookAlikeVerdict = {
  id: 'node-18',
  test(of) {
    const node = of.node();
    const error = of.error('socket-hang-up', 'read-reset');
    if (!node || !error || of.pools()?.value !== false || of.all('pooled-again').length > 0)
      return undefined;
    return [
      because(
        node,
        `Node ${node.value} keeps no sockets with its own agent: the default came with Node 19.`,
      ),
    ];
  },
  fix: 'Look for an agent with keepAlive: true in the program. Without one, the connection of this very request was cut.',
  nextCommand: 'node -v',
};
