import { compareReleases } from '../facts/node-releases.ts';
import { because, type LookAlikeVerdict } from '../verdict.ts';

/** A pooled connection of the test before, to a server that is gone. */
export const TEST_SERVER: LookAlikeVerdict = {
  id: 'test-server',
  test(of) {
    const error = of.error('socket-hang-up', 'read-reset', 'write-reset');
    const restarted = of.all('tests').find(({ what }) => what === 'restarted-server');
    if (!error) return undefined;
    if (restarted)
      return [because(restarted, 'The pool holds a connection to the server of the test before.')];
    const client = of.all('client').find(({ name }) => name === 'supertest');
    const runner = of.all('tests').find(({ what }) => what === 'runner');
    if (!client || !runner || of.all('frame').some((each) => each.package === 'node-fetch'))
      return undefined;
    return [
      because(client, 'supertest starts and ends a server for each request.'),
      because(error, 'A pooled connection met a server that had ended.'),
    ];
  },
  fix: 'One listening server for the whole file, closed at its end; or an agent with keepAlive: false, or port 0, for each test.',
  nextCommand: 'npx jest --runInBand',
};

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
