import { because, type LookAlikeVerdict } from '../verdict.ts';

/** Clients of test suites that start the application for each request. */
const STARTERS = ['supertest', 'chai-http'];

/** A pooled connection of the test before, to a server that is gone. */
export const TEST_SERVER: LookAlikeVerdict = {
  id: 'test-server',
  test(of) {
    const error = of.error('socket-hang-up', 'read-reset', 'write-reset');
    const restarted = of.all('tests').find(({ what }) => what === 'restarted-server');
    if (!error) return undefined;
    if (restarted)
      return [because(restarted, 'The pool holds a connection to the server of the test before.')];
    const client = of.all('client').find(({ name }) => STARTERS.includes(name));
    const runner = of.all('tests').find(({ what }) => what === 'runner');
    if (!client || !runner || of.all('frame').some((each) => each.package === 'node-fetch'))
      return undefined;
    return [
      because(client, `${client.name} starts and ends a server for each request.`),
      because(error, 'A pooled connection met a server that had ended.'),
    ];
  },
  fix: 'One listening server for the whole file, closed at its end; or an agent with keepAlive: false, or port 0, for each test.',
  nextCommand: 'npx jest --runInBand',
  sources: [
    'https://github.com/forwardemail/supertest/issues/709',
    'https://github.com/react/metro/pull/1327',
    'Run for /look-alikes/#test-server: servers on one port, Node 20.20.2 and 24.22.3',
  ],
};
